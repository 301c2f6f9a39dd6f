//! What the file says about itself: title, language, dates, structure, identity.

use crate::CertificateError;
use crate::draw::{Element, Kid, Tree, role_name};
use crate::len::Len;
use crate::page::{Document, Role, SealPlace};
use crate::seal::pdf;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, StringFormat, dictionary};
use time::{OffsetDateTime, UtcOffset};

/// Name of the program in the file's properties. The version is left out: a new one must not change old receipts.
const PRODUCER: &str = "Tasrih";

/// Completes the document and writes it.
pub fn finish(mut doc: Pdf, fonts: Dictionary, document: &Document, tree: &Tree) -> Result<Vec<u8>, CertificateError> {
    let sheets: Vec<ObjectId> = doc.page_iter().collect();
    let fonts = doc.add_object(fonts);
    let mut links = Vec::new();
    for (number, sheet) in (0_i64..).zip(&sheets) {
        sheet_content(&mut doc, *sheet, fonts)?;
        // Each sheet has a number in the parent tree, then come the links.
        let first = i64::try_from(sheets.len() + links.len()).unwrap_or(0);
        links.extend(indirect_annotations(&mut doc, (*sheet, number), first)?);
    }
    let widget =
        document.seal.as_ref().map(|seal| signature_field(&mut doc, (&sheets, links.len()), (seal, document.dated)));
    let widget = widget.transpose()?;
    let root = structure(&mut doc, &sheets, tree, &Annotations { links, widget });
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(document).into_bytes());
    // Left readable: programs look for it without knowing PDF.
    let metadata = doc.add_object(metadata.with_compression(false));
    let info = doc.add_object(dictionary! {
        "Title" => text(&both_titles(document)),
        "Author" => text(&document.issuer),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => text(&pdf_date(document.dated)),
        "ModDate" => text(&pdf_date(document.dated)),
    });
    let catalog = doc.catalog_mut()?;
    catalog.set("Lang", text("fr-MA"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("Metadata", metadata);
    if let Some(widget) = widget {
        // 3: there are signatures, and they hold only while the file is not written anew.
        let fields = vec![Object::Reference(widget)];
        catalog.set("AcroForm", dictionary! { "Fields" => fields, "SigFlags" => 3 });
    }
    "1.7".clone_into(&mut doc.version);
    doc.trailer.set("Info", info);
    // printpdf draws identities at random; ours is the content's.
    let id = Object::String(document.id.to_vec(), StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    doc.prune_objects();
    doc.renumber_objects();
    let mut bytes = Vec::with_capacity(128 * 1024);
    doc.save_to(&mut bytes).map_err(|e| CertificateError::Pdf(e.to_string()))?;
    Ok(bytes)
}

impl From<lopdf::Error> for CertificateError {
    fn from(error: lopdf::Error) -> Self {
        Self::Pdf(error.to_string())
    }
}

/// Gives a sheet the fonts, and its drawing in little room.
fn sheet_content(doc: &mut Pdf, page_id: ObjectId, fonts: ObjectId) -> Result<(), CertificateError> {
    let sheet = doc.get_dictionary(page_id)?;
    let resources_id = sheet.get(b"Resources").and_then(Object::as_reference)?;
    let content_id = sheet.get(b"Contents").and_then(Object::as_reference)?;
    let resources = doc.get_object_mut(resources_id).and_then(Object::as_dict_mut)?;
    resources.set("Font", fonts);
    let content = doc.get_object(content_id).and_then(Object::as_stream)?;
    let content = crate::embed::deflated(Dictionary::new(), &content.content)?;
    doc.set_object(content_id, content);
    Ok(())
}

/// Makes the links of the sheet objects of their own, so that the structure can point at them. Numbers them from
/// `first`.
fn indirect_annotations(
    doc: &mut Pdf,
    (page_id, number): (ObjectId, i64),
    first: i64,
) -> Result<Vec<ObjectId>, CertificateError> {
    let sheet = doc.get_dictionary(page_id)?;
    let links = sheet.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    let mut ids = Vec::new();
    for (number, link) in (first..).zip(links) {
        let mut link = link;
        if let Ok(entries) = link.as_dict_mut() {
            entries.set("StructParent", number);
            // Visible on screen and on paper, as any text.
            entries.set("F", 4);
            let address = entries.get(b"A").and_then(Object::as_dict).and_then(|action| action.get(b"URI")).cloned();
            if let Ok(address) = address {
                entries.set("Contents", address);
            }
        }
        ids.push(doc.add_object(link));
    }
    let sheet = doc.get_object_mut(page_id).and_then(Object::as_dict_mut)?;
    sheet.set("Annots", ids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
    sheet.set("StructParents", number);
    sheet.set("Tabs", "S");
    Ok(ids)
}

/// What can be clicked on.
struct Annotations {
    links: Vec<ObjectId>,
    widget: Option<ObjectId>,
}

/// The field of the signature and the room for it; gives the field. `before` annotations have numbers already.
fn signature_field(
    doc: &mut Pdf,
    (sheets, before): (&[ObjectId], usize),
    (seal, dated): (&SealPlace, OffsetDateTime),
) -> Result<ObjectId, CertificateError> {
    let number = || Object::Integer(pdf::NUMBER_ROOM);
    let signature = doc.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![Object::from(0), number(), number(), number()],
        "Contents" => Object::String(vec![0; pdf::ROOM], StringFormat::Hexadecimal),
        "M" => text(&pdf_date(dated)),
        "Name" => text(&seal.name),
    });
    // The box itself is drawn with the sheet: the field adds nothing to see.
    let empty = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![Object::from(0); 4] };
    let appearance = doc.add_object(Stream::new(empty, Vec::new()));
    let page_id = *sheets.get(seal.sheet).ok_or_else(|| CertificateError::Pdf("no such sheet".to_owned()))?;
    let area = seal.area;
    let edges = [area.x, Len::A4_HEIGHT - area.y - area.height, area.x + area.width, Len::A4_HEIGHT - area.y];
    let edges: Vec<Object> = edges.iter().map(|edge| Object::from(edge.hundredths() / 100)).collect();
    let widget = doc.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text("Signature"),
        "TU" => text(&seal.label),
        "V" => signature,
        "Rect" => edges,
        // Printed, and not to be changed.
        "F" => 132,
        "P" => page_id,
        "AP" => dictionary! { "N" => appearance },
        "StructParent" => i64::try_from(sheets.len() + before).unwrap_or(0),
    });
    let sheet = doc.get_object_mut(page_id).and_then(Object::as_dict_mut)?;
    let annotations = sheet.get_mut(b"Annots").and_then(Object::as_array_mut)?;
    annotations.push(Object::Reference(widget));
    Ok(widget)
}

/// The structure tree, for readers who listen to the document.
fn structure(doc: &mut Pdf, sheets: &[ObjectId], tree: &Tree, annotations: &Annotations) -> ObjectId {
    let root = doc.new_object_id();
    let ids: Vec<ObjectId> = tree.elements.iter().map(|_| doc.new_object_id()).collect();
    let mut parents = vec![root; tree.elements.len()];
    for (element, id) in tree.elements.iter().zip(&ids) {
        for kid in &element.kids {
            if let Kid::Element(index) = kid {
                parents[*index] = *id;
            }
        }
    }
    let mut numbers = Vec::new();
    for (number, marks) in (0_i64..).zip(&tree.marks) {
        let marks: Vec<Object> = marks.iter().map(|element| Object::Reference(ids[*element])).collect();
        numbers.extend([Object::from(number), Object::Array(marks)]);
    }
    let mut links =
        (i64::try_from(sheets.len()).unwrap_or(0)..).zip(annotations.links.iter().chain(&annotations.widget));
    for (index, element) in tree.elements.iter().enumerate() {
        let page_id = sheets[element.sheet];
        let kids = element.kids.iter().map(|kid| match kid {
            Kid::Element(index) => Object::Reference(ids[*index]),
            Kid::Mark(mark) => Object::Integer(i64::try_from(*mark).unwrap_or(0)),
        });
        let mut kids: Vec<Object> = kids.collect();
        if matches!(element.role, Role::Link | Role::Form)
            && let Some((number, link)) = links.next()
        {
            kids.push(dictionary! { "Type" => "OBJR", "Obj" => *link, "Pg" => page_id }.into());
            numbers.extend([Object::from(number), Object::Reference(ids[index])]);
        }
        let mut entries = dictionary! {
            "Type" => "StructElem", "S" => role_name(element.role), "P" => parents[index], "Pg" => page_id, "K" => kids,
        };
        describe(&mut entries, element);
        doc.set_object(ids[index], entries);
    }
    let next = i64::try_from(numbers.len() / 2).unwrap_or(0);
    let parent_tree = doc.add_object(dictionary! { "Nums" => numbers });
    let top: Vec<Object> = ids.first().map(|id| Object::Reference(*id)).into_iter().collect();
    doc.set_object(
        root,
        dictionary! { "Type" => "StructTreeRoot", "K" => top, "ParentTree" => parent_tree, "ParentTreeNextKey" => next },
    );
    root
}

fn describe(entries: &mut Dictionary, element: &Element) {
    if let Some(lang) = element.lang {
        entries.set("Lang", text(lang.code()));
    }
    if let Some(alt) = &element.alt {
        entries.set("Alt", text(alt));
    }
    if let Some(area) = element.area {
        let edges = [area.x, Len::A4_HEIGHT - area.y - area.height, area.x + area.width, Len::A4_HEIGHT - area.y];
        let edges: Vec<Object> = edges.iter().map(|edge| Object::from(edge.hundredths() / 100)).collect();
        entries.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => edges });
    }
    let scope = match element.role {
        Role::ColumnHead => "Column",
        Role::RowHead => "Row",
        _ => return,
    };
    entries.set("A", dictionary! { "O" => "Table", "Scope" => scope });
}

/// A text of the file's properties: plain where it is ASCII, UTF-16 otherwise.
fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::String(words.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xfe, 0xff].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

fn both_titles(document: &Document) -> String {
    format!("{} — {}", document.title, document.title_ar)
}

fn morocco(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC))
}

fn pdf_date(at: OffsetDateTime) -> String {
    let at = morocco(at);
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    format!("D:{year:04}{month:02}{day:02}{:02}{:02}{:02}+01'00'", at.hour(), at.minute(), at.second())
}

fn xmp(document: &Document) -> String {
    let at = morocco(document.dated);
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    let date = format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}+01:00", at.hour(), at.minute(), at.second());
    let both = escaped(&both_titles(document));
    let [title, title_ar, issuer] = [&document.title, &document.title_ar, &document.issuer].map(|words| escaped(words));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
<dc:format>application/pdf</dc:format>\n\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{both}</rdf:li><rdf:li xml:lang=\"fr\">{title}</rdf:li>\
<rdf:li xml:lang=\"ar\">{title_ar}</rdf:li></rdf:Alt></dc:title>\n\
<dc:creator><rdf:Seq><rdf:li>{issuer}</rdf:li></rdf:Seq></dc:creator>\n\
<dc:language><rdf:Bag><rdf:li>fr</rdf:li><rdf:li>ar</rdf:li></rdf:Bag></dc:language>\n\
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n\
</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
