//! The fonts that the program brings along → their files.

use crate::theme::Bundled;

/// The font file.
pub(super) fn file(font: Bundled) -> &'static [u8] {
    match font {
        Bundled::SourceSerifLight => include_bytes!("../../fonts/SourceSerif4_300Light.ttf"),
        Bundled::SourceSerif => include_bytes!("../../fonts/SourceSerif4_400Regular.ttf"),
        Bundled::SourceSerifItalic => include_bytes!("../../fonts/SourceSerif4_400Regular_Italic.ttf"),
        Bundled::SourceSerifSemiBold => include_bytes!("../../fonts/SourceSerif4_600SemiBold.ttf"),
        Bundled::SourceSans => include_bytes!("../../fonts/SourceSans3_400Regular.ttf"),
        Bundled::SourceSansItalic => include_bytes!("../../fonts/SourceSans3_400Regular_Italic.ttf"),
        Bundled::SourceSansSemiBold => include_bytes!("../../fonts/SourceSans3_600SemiBold.ttf"),
        Bundled::SourceSansBold => include_bytes!("../../fonts/SourceSans3_700Bold.ttf"),
        Bundled::SourceSansBlack => include_bytes!("../../fonts/SourceSans3_900Black.ttf"),
        Bundled::Vollkorn => include_bytes!("../../fonts/Vollkorn_400Regular.ttf"),
        Bundled::VollkornItalic => include_bytes!("../../fonts/Vollkorn_400Regular_Italic.ttf"),
        Bundled::VollkornSemiBold => include_bytes!("../../fonts/Vollkorn_600SemiBold.ttf"),
    }
}
