//! One short file per verb of the command line: a [`Request`] → files, lines on the [`Terminal`] and an [`Outcome`].

mod build;
mod check;
mod describe;
mod explain;
mod init;
mod outcome;
mod request;
mod schema;
mod verify;

pub use build::build;
pub use check::check;
pub use describe::{Form, describe};
pub use explain::{Question, explain};
pub use init::init;
pub use outcome::Outcome;
pub use request::{Looks, Request, Terminal, nearest_report};
pub use schema::schema;
pub use verify::verify;
