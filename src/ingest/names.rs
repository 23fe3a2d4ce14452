//! Headers → names of columns (GRAMMAR 2.2).

use unicode_normalization::UnicodeNormalization;

/// The name of a column by its header: lower case, Latin letters without marks (Cyrillic transliterated), each run of
/// anything else as one `_`, none at the ends, `c_` before a leading digit. Empty when the header has no letter or digit.
pub fn column_name(header: &str) -> String {
    let mut name = String::with_capacity(header.len());
    for letter in header.to_lowercase().nfkd().flat_map(latin) {
        if letter.is_ascii_alphanumeric() {
            name.push(letter.to_ascii_lowercase());
        } else if !is_mark(letter) && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_matches('_');
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("c_{name}") } else { name.to_owned() }
}

/// The combining marks that normalisation splits off.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// Serbian Cyrillic and Latin letters that do not decompose, in Latin letters; anything else as it is.
fn latin(letter: char) -> impl Iterator<Item = char> {
    let word = match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' | 'ђ' | 'đ' => "d",
        'е' => "e",
        'ж' | 'з' => "z",
        'и' | 'ı' => "i",
        'ј' => "j",
        'к' => "k",
        'л' | 'ł' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' => "s",
        'т' => "t",
        'ћ' | 'ч' | 'ц' => "c",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'џ' => "dz",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => "",
    };
    let own = word.is_empty().then_some(letter);
    word.chars().chain(own)
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn headers_become_names() {
        for (header, name) in [
            ("Total Early Terminations (ET)", "total_early_terminations_et"),
            ("  2019 ", "c_2019"),
            ("Komuna e Pejës", "komuna_e_pejes"),
            ("Општина", "opstina"),
            ("Ђаковица Њ", "dakovica_nj"),
            ("Đakovica", "dakovica"),
            ("Čićak—Žut", "cicak_zut"),
            ("a__b", "a_b"),
            ("_x_", "x"),
            ("%", ""),
            ("№ 5", "no_5"),
            ("Ćelija\u{A0}1", "celija_1"),
        ] {
            assert_eq!(column_name(header), name, "{header}");
        }
    }
}
