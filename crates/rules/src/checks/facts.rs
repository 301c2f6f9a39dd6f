//! What is known, or not known, about the declaration as a whole.

use crate::context::{Context, Gathered};
use crate::raise::Raised;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::Ice;

/// Fault: the affiliate number fits neither of the two known keys.
pub(crate) fn affiliate_key_differs(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let Some(affiliate) = context.facts.affiliate.filter(|affiliate| !affiliate.key_fits()) {
        raised.whole(Args::new().with("affiliate", Arg::Text(affiliate.to_string())));
    }
}

/// Fault: the employer's ICE is not 15 digits that divide by 97.
pub(crate) fn ice_key_differs(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if let Some(ice) = context.facts.ice.filter(|ice| !ice.is_empty())
        && !ice.parse::<Ice>().is_ok_and(Ice::key_fits)
    {
        raised.whole(Args::new().with("ice", Arg::Text(ice.to_owned())));
    }
}

/// Notice: without the month, ceilings, minimum wages and contributions were not checked.
pub(crate) fn month_not_given(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if context.facts.month.is_none() {
        raised.whole(Args::new());
    }
}

/// Notice: without the employer, its number was not checked.
pub(crate) fn employer_not_given(_: &Gathered<'_>, context: &Context<'_>, raised: &mut Raised) {
    if context.facts.affiliate.is_none() {
        raised.whole(Args::new());
    }
}
