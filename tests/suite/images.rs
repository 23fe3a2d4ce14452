//! Pictures of every kind, whole, broken and hostile; and a report with some of them.

use crate::workspace::{Workspace, cases};
use annual_report::image::{Content, read};
use annual_report::pdf;
use std::fs;

/// What becomes of a file, in a line.
fn verdict(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes) {
        Ok(image) => {
            let size = image.size();
            let what = match &image.content {
                Content::Jpeg(jpeg) => format!("compressed, {}", shades(jpeg.channels)),
                Content::Pixels(pixels) if pixels.alpha.is_some() => format!("{}, cover", shades(pixels.channels)),
                Content::Pixels(pixels) => shades(pixels.channels).to_owned(),
                Content::Shapes(shapes) => format!("{} shapes", shapes.shapes.len()),
            };
            format!("{name}: {} × {}, {what}", size.width, size.height)
        }
        Err(problem) => {
            assert!(problem.hint.is_some(), "{name} has a hint");
            problem.message.replace("the picture ", "").replace('`', "")
        }
    }
}

fn shades(channels: u8) -> &'static str {
    if channels == 1 { "grey" } else { "colour" }
}

#[test]
fn every_picture_has_its_verdict() {
    let folder = cases().join("images");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the pictures are there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "verdicts.txt")
        .collect();
    names.sort();
    let found: Vec<String> =
        names.iter().map(|name| verdict(name, &fs::read(folder.join(name)).expect("the picture"))).collect();
    let expected = fs::read_to_string(folder.join("verdicts.txt")).unwrap_or_default();
    assert_eq!(found.join("\n"), expected.trim_end());
}

#[test]
fn a_drawing_of_any_depth_is_read_or_refused() {
    for depth in [100, 10_000, 200_000] {
        let inside = format!("{}<rect width='9' height='9'/>{}", "<g>".repeat(depth), "</g>".repeat(depth));
        let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>");
        assert_eq!(read("deep.svg", drawing.as_bytes()).is_ok(), depth == 100, "{depth} deep");
    }
}

/// The small report with pictures in it.
fn with_pictures() -> Workspace {
    let workspace = Workspace::small();
    let folder = workspace.path().join("small");
    fs::create_dir(folder.join("images")).expect("a folder");
    for name in ["located.jpg", "alpha.png", "shapes.svg", "rgb.png"] {
        fs::copy(cases().join("images").join(name), folder.join("images").join(name)).expect("a copy");
    }
    let toml = fs::read_to_string(folder.join("report.toml")).expect("the file is there");
    let images = r#"
[images."located.jpg"]
alt     = "A red sun over a blue field"
credit  = "Photo: Arben Krasniqi"
people  = true
consent = true
[images."images/alpha.png"]
alt = "The same field in mist"
[images."shapes.svg"]
alt = "A blue disc below a red arc"
[images."rgb.png"]
decorative = true
"#;
    fs::write(folder.join("report.toml"), toml + images).expect("the file can be written");
    let pictures = "# In pictures\n\n![The field in the *evening*](images/located.jpg)\n\n![](images/alpha.png)\n\n\
                    ![A drawing](images/shapes.svg)\n\n![](images/rgb.png)\n\nThe end.\n";
    fs::write(folder.join("content/en/25-pictures.md"), pictures).expect("the file can be written");
    workspace
}

#[test]
fn a_report_with_pictures_is_whole_and_tells_nothing_of_where_they_were_taken() {
    let workspace = with_pictures();
    let build = workspace.run(&["build", "small"]);
    build.expect_code(0);
    let file = fs::read(workspace.path().join("output/lantern.en.pdf")).expect("the PDF");
    assert_eq!(pdf::audit(&file), Vec::<String>::new());
    for word in ["Exif", "GPS", "Prishtina", "Hoxha", "taken at home", "Photoshop"] {
        assert!(!file.windows(word.len()).any(|bytes| bytes == word.as_bytes()), "`{word}` is in the file");
    }
    let coarse = build.problems.lines().filter(|line| line.contains("pixels per inch")).count();
    assert_eq!(coarse, 3, "{}", build.problems);
    let manifest = fs::read_to_string(workspace.path().join("output/manifest.json")).expect("the manifest");
    assert!(manifest.contains("images/located.jpg"), "{manifest}");
}

#[test]
fn a_picture_that_nothing_is_said_of_names_the_table_to_write() {
    let workspace = with_pictures();
    workspace.replace("small/report.toml", "[images.\"shapes.svg\"]\nalt = \"A blue disc below a red arc\"\n", "");
    let check = workspace.run(&["check", "small"]);
    check.expect_code(1);
    assert!(check.problems.contains("report.toml does not say what the picture `images/shapes.svg` shows"));
    assert!(check.problems.contains("`[images.\"shapes.svg\"]`"), "{}", check.problems);
}

#[test]
fn a_picture_that_cannot_be_read_is_an_error_where_it_is_named() {
    let workspace = with_pictures();
    let images = workspace.path().join("small/images");
    fs::copy(cases().join("images/cmyk.jpg"), images.join("located.jpg")).expect("a copy");
    fs::remove_file(images.join("rgb.png")).expect("the file was there");
    let check = workspace.run(&["check", "small"]);
    check.expect_code(1);
    assert!(check.problems.contains("`images/located.jpg` is in CMYK"), "{}", check.problems);
    assert!(check.problems.contains("no file `images/rgb.png`"), "{}", check.problems);
}
