//! What the pages of the small report say, in reading order.
