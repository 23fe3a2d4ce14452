//! placeholder
/// placeholder
pub fn audit(bytes: &[u8]) -> Vec<String> {
    let _ = bytes;
    Vec::new()
}
