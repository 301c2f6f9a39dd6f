# What the command line says.
cli-fileable = This file can be filed.
cli-blocked = This file is readable, but some rows must be corrected.
cli-refused = This file cannot be declared as it stands.
cli-counts =
    { $rows ->
        [one] { $rows_shown } employee read
       *[other] { $rows_shown } employees read
    }, { $blocking ->
        [0] no error
        [one] { $blocking_shown } error
       *[other] { $blocking_shown } errors
    }, { $warnings ->
        [0] no warning
        [one] { $warnings_shown } warning
       *[other] { $warnings_shown } warnings
    }.
cli-gross = Payroll: { $amount } DH
cli-due = Total: employer { $employer } DH, employee { $employee } DH, due { $due } DH
cli-more =
    { $count ->
        [one] and { $count_shown } more…
       *[other] and { $count_shown } more…
    }
cli-converted =
    { $rows ->
        [one] { $rows_shown } employee written to { $file }.
       *[other] { $rows_shown } employees written to { $file }.
    }
cli-convert-needs-context = An e-BDS file names the employer and the month: add --employer and --period.
cli-convert-blocked =
    { $rows ->
        [one] Nothing was written: { $rows_shown } row cannot be declared. See `tasrih check`.
       *[other] Nothing was written: { $rows_shown } rows cannot be declared. See `tasrih check`.
    }
cli-rates-title = Rates and ceilings for { $month }
cli-rates-branch = Branch
cli-rates-employer = Employer
cli-rates-employee = Employee
cli-rates-base = Base
cli-rates-status = Status
cli-rates-source = Source
cli-rates-whole = whole wage
cli-rates-capped = capped
cli-rates-ceiling = Monthly ceiling
cli-rates-minimum = Minimum wage
cli-rates-due = Declare and pay by
cli-rates-checked = compared on { $date }
cli-status-confirmed = confirmed
cli-status-single = single source
cli-status-uncertain = uncertain
cli-status-house = decision of Tasrih
cli-rules-title = Catalogue of rules
cli-rules-code = Code
cli-rules-severity = Severity
cli-rules-fault = Fault
cli-rules-message = Message
cli-rules-help = What to do
cli-rules-source = Source
cli-rules-status = Status
cli-rules-refusals = Refusals of the whole file
cli-demo-title = Tasrih is open on { $url } — demo companies:
cli-demo-password = Password of all: { $password } — payroll files to upload: { $samples } and fixtures/samples
cli-audit-sound =
    { $sealed ->
        [0] The audit is sound: no event is sealed yet.
        [one] The audit is sound: { $sealed_shown } event sealed.
       *[other] The audit is sound: { $sealed_shown } events sealed.
    }
cli-audit-waiting =
    { $waiting ->
        [0] No event waits to be sealed.
        [one] { $waiting_shown } event waits to be sealed.
       *[other] { $waiting_shown } events wait to be sealed.
    }
cli-audit-head = Hash of the last event, to be kept outside this system: { $hash }
cli-audit-broken =
    { $sound ->
        [0] THE AUDIT IS BROKEN at its first place ({ $place }, event { $event }): an event was changed or taken away.
        [one] THE AUDIT IS BROKEN at place { $place } (event { $event }): an event was changed or taken away. { $sound_shown } event before it is sound.
       *[other] THE AUDIT IS BROKEN at place { $place } (event { $event }): an event was changed or taken away. The { $sound_shown } events before it are sound.
    }

cli-ledger-read =
    { $employers ->
        [one] { $employers_shown } employer
       *[other] { $employers_shown } employers
    }, { $postings ->
        [one] { $postings_shown } posting read.
       *[other] { $postings_shown } postings read.
    }
cli-ledger-waiting =
    { $waiting ->
        [one] { $waiting_shown } account waits for its next postings.
       *[other] { $waiting_shown } accounts wait for their next postings.
    }
cli-ledger-unsound = Posting { $posting }: its amounts sum to { $sum } DH instead of zero.
cli-ledger-differs = Employer { $employer }, account { $account }: { $posted } DH posted, { $settled } DH by the facts.
cli-ledger-sound = Every posting sums to zero, and every account follows from the facts.
# tasrih certificate verify
cli-certificate-genuine = Genuine and unchanged.
cli-certificate-expired = Genuine and unchanged, but expired.
cli-certificate-altered = This file was changed after it was signed.
cli-certificate-not-signed = This PDF has no signature.
cli-certificate-unknown-key = Unknown signature: none of the published keys made it.
cli-certificate-unreadable = This file is neither a signed attestation nor the text of a QR code.
cli-certificate-kind = Attestation
cli-certificate-kind-standing = of regular standing
cli-certificate-kind-affiliation = of affiliation
cli-certificate-kind-wages = of declared wages
cli-certificate-kind-payroll = of payroll and headcount
cli-certificate-kind-own-wages = of an employee’s declared wages
cli-certificate-kind-registration = of registration
cli-certificate-holder = Holder
cli-certificate-affiliate = Affiliate number
cli-certificate-issued = Issued on
cli-certificate-until = Valid until
cli-certificate-period = Period
cli-certificate-gross = Actual wages
cli-certificate-signed-by = Signed by
cli-certificate-revocation = Whether it was revoked shows online only, with the code { $code }.
