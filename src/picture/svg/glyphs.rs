//! The drawing on the tile of each shape: strokes in a square of 24 by 24, our own.

use crate::picture::Shape;

/// The commands of a path.
pub fn of(shape: Shape) -> &'static str {
    match shape {
        // Curly braces.
        Shape::Compute => {
            "M9 4.5H8A2.5 2.5 0 0 0 5.5 7V9.5Q5.5 12 3.5 12Q5.5 12 5.5 14.5V17A2.5 2.5 0 0 0 8 19.5H9M15 4.5H16A2.5 \
             2.5 0 0 1 18.5 7V9.5Q18.5 12 20.5 12Q18.5 12 18.5 14.5V17A2.5 2.5 0 0 1 16 19.5H15"
        }
        // Messages in a pipe.
        Shape::Queue => "M3 7H21M3 17H21M6 10V14M10 10V14M14 10V14M18 10V14",
        // One line that becomes three.
        Shape::Topic => "M3 12H11M11 12Q14 12 15.5 6H21M11 12H21M11 12Q14 12 15.5 18H21",
        // A line with stops on both sides.
        Shape::Bus => "M3 12H21M7 12V6M12 12V18M17 12V6M5.5 6H8.5M10.5 18H13.5M15.5 6H18.5",
        // Waves that run on.
        Shape::Stream => "M3 7Q7.5 3.5 12 7T21 7M3 12.5Q7.5 9 12 12.5T21 12.5M3 18Q7.5 14.5 12 18T21 18",
        // An arrow into a tray.
        Shape::Delivery => "M12 3.5V14M8 10.5 12 14.5 16 10.5M4 14V19.5H20V14",
        // Two ends and a tube.
        Shape::Pipe => "M3 8.5V15.5M6 7V17H8.5V7ZM8.5 9H15.5M8.5 15H15.5M15.5 7V17H18V7ZM21 8.5V15.5",
        // A state that leads to two.
        Shape::Workflow => "M9 3.5H15V8H9ZM3.5 16H9.5V20.5H3.5ZM14.5 16H20.5V20.5H14.5ZM12 8V12M6.5 16V12H17.5V16",
        // Rows and columns.
        Shape::Table => "M4 5H20V19H4ZM4 9.5H20M4 14.3H20M10 9.5V19",
        // A pail.
        Shape::Bucket => "M4 6.5C4 3.8 20 3.8 20 6.5C20 9.2 4 9.2 4 6.5L6.5 18.5C7 20.5 17 20.5 17.5 18.5L20 6.5",
        // A slash between angles.
        Shape::Api => "M7.5 7 3 12 7.5 17M16.5 7 21 12 16.5 17M13.8 5 10.2 19",
        // A clock.
        Shape::Schedule => "M12 3.5A8.5 8.5 0 1 1 12 20.5A8.5 8.5 0 1 1 12 3.5M12 7.5V12L15.5 14",
        // A signpost.
        Shape::Dns => "M12 3V21M12 5H18.5L21 7.5 18.5 10H12M12 11.5H5.5L3 14 5.5 16.5H12",
        // A pulse.
        Shape::Check => "M3 12.5H7.5L10 6.5 14 18 16.5 12.5H21",
        // A globe.
        Shape::Site => {
            "M12 3.5A8.5 8.5 0 1 1 12 20.5A8.5 8.5 0 1 1 12 3.5M3.5 12H20.5M12 3.5C7 8 7 16 12 20.5C17 16 17 8 12 3.5"
        }
        // A padlock.
        Shape::Secret => "M5.5 11H18.5V19.5H5.5ZM8.5 11V8A3.5 3.5 0 0 1 15.5 8V11M12 14V16.5",
        // A key.
        Shape::Key => "M8 8A4 4 0 1 1 8 16A4 4 0 1 1 8 8M12 12H21M17 12V15.5M20.5 12V15",
        // Sliders.
        Shape::Parameter => "M3 8H12M16 8H21M14 6V10M3 16H7M11 16H21M9 14V18",
        // A shield with a tick.
        Shape::Guard => "M12 3.5 19 6V11.5C19 16 16 19 12 20.5C8 19 5 16 5 11.5V6ZM8.8 11.8 11.3 14.3 15.5 9.6",
        // A bell.
        Shape::Alarm => {
            "M5 16.5H19C17 14.5 17.5 12 17 9.5C16.3 6.5 14.5 5 12 5C9.5 5 7.7 6.5 7 9.5C6.5 12 7 14.5 5 16.5M10.5 19.5H13.5M12 3.5V5"
        }
        // An arrow out of a box.
        Shape::External => "M10 5H5V19H19V14M13.5 4.5H19.5V10.5M19.5 4.5 11.5 12.5",
        // A box in space.
        Shape::Other => "M12 3.5 19.5 7.5V16.5L12 20.5 4.5 16.5V7.5ZM4.5 7.5 12 11.5 19.5 7.5M12 11.5V20.5",
    }
}
