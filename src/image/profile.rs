//! A colour profile of a picture → one that the page keeps, or none where the page's own colours are meant.

/// Length of the head of a profile.
const HEAD: usize = 128;
/// Classes of devices whose profiles may describe a picture.
const CLASSES: [&[u8]; 4] = [b"mntr", b"scnr", b"prtr", b"spac"];

/// The profile, when it is whole, describes a picture of that many channels and is not sRGB, which is what pages are in.
pub(super) fn kept(profile: &[u8], channels: u8) -> Option<Vec<u8>> {
    let head = profile.get(..HEAD)?;
    let size = u32::from_be_bytes(head[..4].try_into().ok()?);
    let space: &[u8] = if channels == 1 { b"GRAY" } else { b"RGB " };
    let fits = usize::try_from(size).ok()? == profile.len()
        && (2..=4).contains(&head[8])
        && CLASSES.contains(&&head[12..16])
        && &head[16..20] == space
        && &head[36..40] == b"acsp";
    (fits && !names_srgb(profile)).then(|| profile.to_vec())
}

/// Whether the profile calls itself sRGB, in letters of one byte or of two.
fn names_srgb(profile: &[u8]) -> bool {
    let names = |name: &[u8]| profile.windows(name.len()).any(|bytes| bytes == name);
    names(b"sRGB") || names(b"\0s\0R\0G\0B")
}
