//! The GeoJSON files of maps → the outlines of the values of their dimensions, matched by key.

use super::facts::{Facts, Input, Outline};
use crate::config::{Config, FigureConfig, ShapesConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, nearest};
use crate::project::{File, Project};
use serde_json::Value;
use std::collections::BTreeSet;

/// Fewest places of a closed ring: three corners and the first one again.
const LEAST: usize = 4;

/// Reads the outlines of every map.
///
/// # Errors
/// [`Failed`] when a file is not there or is no GeoJSON of areas in degrees, or when a value of the dimension has no shape.
pub(crate) fn outlines(
    project: &Project,
    config: &Config,
    mut facts: Facts,
    diagnostics: &mut Diagnostics,
) -> Result<Facts, Failed> {
    let mut found = Diagnostics::default();
    for figure in &config.figures {
        let Some(shapes) = &figure.data.shapes else { continue };
        let read = project.read(&shapes.file.name).and_then(|file| Ok((outlines_of(&file, shapes)?, file)));
        match read {
            Ok((outlines, file)) => {
                check(&facts, figure, shapes, &outlines, &mut found);
                note_input(&mut facts, file, outlines.len());
                facts.outlines.insert(figure.id.name.clone(), outlines);
            }
            Err(problem) => {
                let problem = if problem.text.is_none() { problem.text(shapes.file.name.as_str()) } else { problem };
                found.push(problem.at(shapes.file.origin.clone()));
            }
        }
    }
    let failed = found.checked();
    diagnostics.extend(found);
    failed.map(|()| facts)
}

/// A file of outlines is an input like any other: its hash is kept.
fn note_input(facts: &mut Facts, file: File, count: usize) {
    if facts.inputs.iter().any(|input| input.file == file.path) {
        return;
    }
    facts.inputs.push(Input {
        source: "shapes".to_owned(),
        file: file.path,
        sha256: file.sha256,
        rows: u64::try_from(count).unwrap_or(u64::MAX),
        rows_rejected: 0,
        encoding: "UTF-8",
        delimiter: ',',
        from: None,
        to: None,
    });
}

/// Every value needs a shape; a shape without a value is drawn and told.
fn check(facts: &Facts, figure: &FigureConfig, shapes: &ShapesConfig, outlines: &[Outline], found: &mut Diagnostics) {
    let Some(axis) = facts.axes.get(&figure.data.by.name) else { return };
    let values: BTreeSet<&str> =
        axis.members.iter().map(|member| member.key.as_str()).filter(|key| !key.is_empty()).collect();
    let keys: BTreeSet<&str> = outlines.iter().map(|shape| shape.key.as_str()).collect();
    for value in values.difference(&keys) {
        let message = format!("no shape has the {} `{value}`", shapes.key.name);
        let problem = Diagnostic::error("chart/shape", message).at(shapes.key.origin.clone()).text(*value);
        let hint = match nearest(value, keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`{}` of a shape is a value of `{}`", shapes.key.name, figure.data.by.name),
        };
        found.push(problem.hint(hint));
    }
    for key in keys.difference(&values) {
        let message = format!("the shape `{key}` is no value of `{}`", figure.data.by.name);
        let problem = Diagnostic::warning("chart/shape", message).at(shapes.key.origin.clone()).text(*key);
        found.push(problem.hint("it is drawn without a value"));
    }
}

/// The shapes of a feature collection (RFC 7946).
fn outlines_of(file: &File, shapes: &ShapesConfig) -> Result<Vec<Outline>, Diagnostic> {
    let document: Value =
        serde_json::from_slice(&file.bytes).map_err(|error| malformed(&format!("it is not JSON: {error}")))?;
    let Some(features) = document.get("features").and_then(Value::as_array) else {
        return Err(malformed("it is no collection of features"));
    };
    let mut list: Vec<Outline> = Vec::new();
    for (feature, number) in features.iter().zip(1..) {
        let key = key_of(feature, number, shapes)?;
        let rings = rings_of(feature).map_err(|what| malformed(&format!("shape {number}, `{key}`, {what}")))?;
        match list.iter_mut().find(|shape| shape.key == key) {
            Some(shape) => shape.rings.extend(rings),
            None => list.push(Outline { key, rings }),
        }
    }
    if list.is_empty() { Err(malformed("it holds no shape")) } else { Ok(list) }
}

fn malformed(what: &str) -> Diagnostic {
    Diagnostic::error("chart/shape", format!("cannot read the shapes: {what}"))
        .hint("GeoJSON: a FeatureCollection of Polygon or MultiPolygon in degrees of longitude and latitude")
}

fn key_of(feature: &Value, number: usize, shapes: &ShapesConfig) -> Result<String, Diagnostic> {
    let properties = feature.get("properties").and_then(Value::as_object);
    let name = shapes.key.name.as_str();
    match properties.and_then(|properties| properties.get(name)) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(value)) => Ok(value.to_string()),
        _ => {
            let known: Vec<&str> = properties.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            let problem = Diagnostic::error("chart/shape", format!("shape {number} has no property `{name}`"));
            Err(problem
                .text(name)
                .hint(format!("its properties are: {}", known.join(", ")))
                .did_you_mean(name, known.iter().copied()))
        }
    }
}

/// The rings of an area; which of them are holes is said by their places alone.
fn rings_of(feature: &Value) -> Result<Vec<Vec<(f64, f64)>>, &'static str> {
    const FORM: &str = "is no Polygon or MultiPolygon";
    let geometry = feature.get("geometry").ok_or(FORM)?;
    let coordinates = geometry.get("coordinates").and_then(Value::as_array).ok_or(FORM)?;
    let rings: Vec<&Value> = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => coordinates.iter().collect(),
        Some("MultiPolygon") => coordinates.iter().filter_map(Value::as_array).flatten().collect(),
        _ => return Err(FORM),
    };
    rings.into_iter().map(ring).collect()
}

fn ring(ring: &Value) -> Result<Vec<(f64, f64)>, &'static str> {
    let places = ring.as_array().ok_or("has a ring that is no array")?;
    if places.len() < LEAST {
        return Err("has a ring of fewer than four places");
    }
    let place = |place: &Value| {
        let degrees = |at: usize| place.get(at).and_then(Value::as_f64);
        let (longitude, latitude) = (degrees(0)?, degrees(1)?);
        (longitude.abs() <= 360.0 && latitude.abs() <= 90.0).then_some((longitude, latitude))
    };
    places.iter().map(place).collect::<Option<_>>().ok_or("has places that are not in degrees")
}

#[cfg(test)]
mod tests {
    use super::outlines_of;
    use crate::config::{Named, ShapesConfig};
    use crate::diagnostic::Origin;
    use crate::project::File;

    fn read(text: &str) -> Result<Vec<(String, usize)>, String> {
        let named = |name: &str| Named { name: name.to_owned(), origin: Origin::file("report.toml") };
        let file = File { path: "a.geojson".to_owned(), bytes: text.as_bytes().to_vec(), sha256: String::new() };
        outlines_of(&file, &ShapesConfig { file: named("a.geojson"), key: named("district") })
            .map(|shapes| shapes.into_iter().map(|shape| (shape.key, shape.rings.len())).collect())
            .map_err(|problem| problem.message)
    }

    fn collection(properties: &str, kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"features": [{{"properties": {{{properties}}}, "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}]}}"#
        )
    }

    #[test]
    fn areas_with_holes_and_several_parts_are_read() {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]";
        let one = read(&collection("\"district\": \"A\"", "Polygon", &format!("[{ring},{ring}]")));
        assert_eq!(one, Ok(vec![("A".to_owned(), 2)]));
        let many = read(&collection("\"district\": 7", "MultiPolygon", &format!("[[{ring}],[{ring},{ring}]]")));
        assert_eq!(many, Ok(vec![("7".to_owned(), 3)]));
    }

    #[test]
    fn what_is_no_map_of_areas_in_degrees_is_refused() {
        let ring = "[[[0,0],[1,0],[1,1],[0,0]]]";
        for (text, message) in [
            ("[".to_owned(), "not JSON"),
            ("{}".to_owned(), "no collection"),
            ("{\"features\": []}".to_owned(), "no shape"),
            (collection("\"name\": \"A\"", "Polygon", ring), "shape 1 has no property `district`"),
            (collection("\"district\": \"A\"", "Point", "[0,0]"), "no Polygon"),
            (collection("\"district\": \"A\"", "Polygon", "[[[0,0],[1,1],[0,0]]]"), "fewer than four"),
            (collection("\"district\": \"A\"", "Polygon", "[[[500000,0],[1,0],[1,1],[0,0]]]"), "not in degrees"),
        ] {
            let problem = read(&text).expect_err("refused");
            assert!(problem.contains(message), "{problem}");
        }
    }
}
