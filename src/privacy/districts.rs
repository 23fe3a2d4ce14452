//! Places with few people → one partition: the places that are large enough, and by district the rest (GRAMMAR 2.10, rule 3).

use super::coarsen::Deciding;
use super::merge::Keys;
use crate::measure::{DISTRICT, Member, OTHER, REST, RecordCell};
use std::collections::{BTreeMap, BTreeSet};

/// The value of a reference row's column as a key.
pub(super) fn key_of(cell: &RecordCell) -> Option<String> {
    match cell {
        RecordCell::Text(whole) | RecordCell::Member(_, whole) => Some(whole.clone()),
        RecordCell::Number(whole) => Some(whole.to_json()),
        RecordCell::Date(day) => Some(day.to_string()),
        RecordCell::Empty => Some(String::new()),
        RecordCell::Money(..) => None,
    }
}

/// Places below the minimum as the rest of their district; while such a rest is too small, the smallest named place of the
/// district joins it. Where none is left, and for places without a district, the district goes to Other; while Other is too
/// small, the smallest of all others with it. None where Other would be more than half of the persons.
///
/// `present` are the places that have people in any period: one that is empty in all that decides goes with the rest.
pub(super) fn partition(
    deciding: &Deciding,
    members: &[Member],
    districts: &BTreeMap<String, RecordCell>,
    present: &BTreeSet<String>,
) -> Option<Keys> {
    let rest = |place: &str| districts.get(place).and_then(key_of).filter(|district| !district.is_empty());
    let rest: BTreeMap<&str, String> = members
        .iter()
        .filter_map(|member| Some((member.key.as_str(), format!("{REST}{}", rest(&member.key)?))))
        .collect();
    let mut keys: Keys = members.iter().map(|member| (member.key.clone(), member.key.clone())).collect();
    loop {
        let small = deciding.too_small(&keys);
        if small.is_empty() {
            break;
        }
        let places: Vec<&Member> = members.iter().filter(|member| small.contains(&member.key)).collect();
        if !places.iter().all(|place| place.key == OTHER.0) {
            for place in places.into_iter().filter(|place| place.key != OTHER.0) {
                let into = rest.get(place.key.as_str()).cloned();
                keys.insert(place.key.clone(), into.unwrap_or_else(|| OTHER.0.to_owned()));
            }
        } else if let Some(group) = smallest(deciding, &keys, small.iter().filter(|group| *group != OTHER.0)) {
            let named = members.iter().map(|member| &member.key);
            let named = named.filter(|place| {
                keys.get(*place) == Some(*place) && rest.get(place.as_str()) == Some(&group) && present.contains(*place)
            });
            match smallest(deciding, &keys, named) {
                Some(place) => {
                    keys.insert(place, group);
                }
                None => rename(&mut keys, &group, OTHER.0),
            }
        } else {
            let groups: BTreeSet<&String> = keys.values().filter(|group| *group != OTHER.0).collect();
            let filled = groups.into_iter().filter(|group| !deciding.size(&keys, group).is_zero());
            let next = smallest(deciding, &keys, filled)?;
            rename(&mut keys, &next, OTHER.0);
        }
        if deciding.is_mostly(&keys, OTHER.0) {
            return None;
        }
    }
    let made: BTreeSet<String> =
        rest.values().filter(|group| keys.values().any(|key| key == *group)).cloned().collect();
    for place in present {
        if let Some(group) = rest.get(place.as_str()).filter(|group| made.contains(*group))
            && keys.get(place) == Some(place)
            && deciding.size(&keys, place).is_zero()
        {
            keys.insert(place.clone(), group.clone());
        }
    }
    for group in made {
        let is_named = |place: &String| rest.get(place.as_str()) == Some(&group) && keys.get(place) != Some(&group);
        if !present.iter().any(is_named) {
            let all = format!("{DISTRICT}{}", group.trim_start_matches(REST));
            rename(&mut keys, &group, &all);
        }
    }
    Some(keys)
}

fn smallest<'k>(deciding: &Deciding, keys: &Keys, groups: impl Iterator<Item = &'k String>) -> Option<String> {
    groups.min_by_key(|group| deciding.size(keys, group)).cloned()
}

fn rename(keys: &mut Keys, from: &str, to: &str) {
    keys.values_mut().filter(|key| *key == from).for_each(|key| to.clone_into(key));
}
