use super::*;
use crate::picture::samples;

#[test]
fn samples_are_drawn() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, picture) in [("small", samples::small()), ("middling", samples::middling()), ("large", samples::large())]
    {
        std::fs::write(folder.join(format!("{name}.svg")), write(&picture)).unwrap();
    }
}
