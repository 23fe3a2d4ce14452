//! What stays of a picture, and what does not.

use super::{Content, Jpeg, Pixels, exif, profile, read};

fn jpeg(name: &str) -> Jpeg {
    let image = read(name, &file(name)).expect("a picture");
    let Content::Jpeg(jpeg) = image.content else { panic!("{name} is a JPEG") };
    jpeg
}

fn pixels(name: &str) -> Pixels {
    let image = read(name, &file(name)).expect("a picture");
    let Content::Pixels(pixels) = image.content else { panic!("{name} is a PNG") };
    pixels
}

fn file(name: &str) -> Vec<u8> {
    let cases: &[(&str, &[u8])] = &[
        ("located.jpg", include_bytes!("../../tests/cases/images/located.jpg")),
        ("baseline.jpg", include_bytes!("../../tests/cases/images/baseline.jpg")),
        ("adobe-rgb.jpg", include_bytes!("../../tests/cases/images/adobe-rgb.jpg")),
        ("trailing.jpg", include_bytes!("../../tests/cases/images/trailing.jpg")),
        ("rgb.png", include_bytes!("../../tests/cases/images/rgb.png")),
        ("interlaced.png", include_bytes!("../../tests/cases/images/interlaced.png")),
        ("alpha.png", include_bytes!("../../tests/cases/images/alpha.png")),
        ("opaque.png", include_bytes!("../../tests/cases/images/opaque.png")),
    ];
    cases.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec()).expect("a case")
}

#[test]
fn the_data_of_a_photo_stays_and_its_metadata_does_not() {
    let (located, plain) = (jpeg("located.jpg"), jpeg("baseline.jpg"));
    assert_eq!(located.bytes, plain.bytes);
    assert_eq!((located.orientation, plain.orientation), (6, 1));
    assert_eq!(read("located.jpg", &file("located.jpg")).expect("a picture").size().width.to_bits(), 32_f32.to_bits());
}

#[test]
fn what_follows_the_end_of_a_picture_is_cut() {
    assert_eq!(jpeg("trailing.jpg").bytes, jpeg("baseline.jpg").bytes);
}

#[test]
fn channels_that_are_colours_themselves_are_told_apart() {
    assert!(jpeg("adobe-rgb.jpg").plain);
    assert!(!jpeg("baseline.jpg").plain);
}

#[test]
fn an_interlaced_picture_has_the_same_samples() {
    assert_eq!(pixels("interlaced.png").samples, pixels("rgb.png").samples);
}

#[test]
fn cover_is_kept_where_something_shows_through() {
    assert!(pixels("alpha.png").alpha.is_some_and(|alpha| alpha.iter().all(|cover| *cover == 153)));
    assert_eq!(pixels("opaque.png").alpha, None);
}

#[test]
fn every_cut_of_a_photo_is_an_error_and_never_a_panic() {
    let whole = file("located.jpg");
    for length in 0..whole.len() {
        assert!(read("located.jpg", &whole[..length]).is_err(), "{length} bytes");
    }
    let whole = file("alpha.png");
    for length in 0..whole.len() - 20 {
        assert!(read("alpha.png", &whole[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn fewer_pixels_are_means_of_what_they_cover() {
    let picture = |width, samples: &[u8], alpha: Option<&[u8]>| Pixels {
        width,
        height: 2,
        channels: 1,
        samples: samples.to_vec(),
        alpha: alpha.map(<[u8]>::to_vec),
        profile: None,
    };
    let mean = picture(4, &[0, 100, 200, 200, 0, 100, 200, 200], None).at_most(2);
    assert_eq!((mean.width, mean.height, mean.samples.as_slice()), (2, 1, &[50, 200][..]));
    let covered = picture(2, &[10, 250, 10, 250], Some(&[255, 0, 255, 0])).at_most(1);
    assert_eq!((covered.samples, covered.alpha), (vec![10], Some(vec![128])));
    let third = picture(3, &[0, 90, 180, 0, 90, 180], None).at_most(2);
    assert_eq!(third.samples, [30, 150]);
}

#[test]
fn an_exif_that_points_outside_of_itself_says_nothing() {
    assert_eq!(exif::orientation(b"Exif\0\0II*\0\xFF\xFF\xFF\xFF"), None);
    assert_eq!(exif::orientation(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0"), Some(8));
    assert_eq!(exif::orientation(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0"), None);
    assert_eq!(exif::orientation(b"http://ns.adobe.com/xap/1.0/\0"), None);
}

#[test]
fn a_profile_is_kept_when_it_is_whole_and_not_that_of_the_page() {
    let mut made = vec![0; 140];
    made[..4].copy_from_slice(&140_u32.to_be_bytes());
    made[8] = 4;
    made[12..20].copy_from_slice(b"mntrRGB ");
    made[36..40].copy_from_slice(b"acsp");
    assert_eq!(profile::kept(&made, 3), Some(made.clone()));
    assert_eq!(profile::kept(&made, 1), None);
    assert_eq!(profile::kept(&made[..139], 3), None);
    made[130..134].copy_from_slice(b"sRGB");
    assert_eq!(profile::kept(&made, 3), None);
}
