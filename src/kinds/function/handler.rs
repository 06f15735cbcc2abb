//! The form of a handler: how each language names the code that Lambda calls.
//!
//! Sources: Lambda Developer Guide, the pages "Define Lambda function handler in …" of each language.

/// What a runtime runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `nodejs…`
    Node,
    /// `python…`
    Python,
    /// `ruby…`
    Ruby,
    /// `java…`
    Java,
    /// `dotnet…`
    Dotnet,
    /// `provided…` and the former `go1.x`: an executable that Lambda starts.
    Binary,
}

impl Language {
    /// The form that its handlers have, for a message: "`FILE.EXPORT`, like `index.handler`".
    pub fn form(self) -> &'static str {
        match self {
            Language::Node => "`FILE.EXPORT`, like `index.handler`",
            Language::Python => "`MODULE.FUNCTION`, like `app.handler`",
            Language::Ruby => "`FILE.METHOD`, like `app.handler`, or `FILE.Class.method`",
            Language::Java => "`package.Class::method`, like `example.Hello::handle`, or `package.Class`",
            Language::Dotnet => "`Assembly::Namespace.Class::Method`, or the name of an executable assembly",
            Language::Binary => "the name of an executable, by custom `bootstrap`",
        }
    }

    /// Whether a handler has that form.
    pub fn accepts(self, handler: &str) -> bool {
        if handler.contains(char::is_whitespace) {
            return false;
        }
        let parts = |separator: &str| handler.split(separator).all(|part| !part.is_empty());
        match self {
            Language::Node | Language::Ruby => handler.contains('.') && named(handler),
            Language::Python => handler.contains('.') && named(handler) && !handler.ends_with(".py"),
            Language::Java => parts("::") && handler.split("::").count() <= 2 && !handler.contains('/'),
            Language::Dotnet => parts("::") && matches!(handler.split("::").count(), 1 | 3),
            Language::Binary => !handler.is_empty(),
        }
    }
}

/// Whether something stands before the last dot, and a name behind it.
fn named(handler: &str) -> bool {
    let name = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')) && !text.is_empty();
    handler.rsplit_once('.').is_some_and(|(file, export)| !file.is_empty() && !file.ends_with('/') && name(export))
}

#[cfg(test)]
mod tests {
    use super::Language::{Binary, Dotnet, Java, Node, Python, Ruby};

    #[test]
    fn each_language_has_a_form() {
        let right = [
            (Node, "index.handler"),
            (Node, "dist/index.handler"),
            (Node, "my.module.handler"),
            (Python, "app.handler"),
            (Python, "orders/app.lambda_handler"),
            (Ruby, "app.handler"),
            (Ruby, "source.LambdaFunctions::Handler.process"),
            (Java, "example.Hello::handle"),
            (Java, "example.Hello"),
            (Dotnet, "Orders::Orders.Function::Handle"),
            (Dotnet, "Orders"),
            (Binary, "bootstrap"),
        ];
        for (language, handler) in right {
            assert!(language.accepts(handler), "{handler}");
        }
    }

    #[test]
    fn a_file_name_is_no_handler() {
        let wrong = [
            (Node, "handler"),
            (Node, "functions/index."),
            (Node, ".handler"),
            (Python, "app.py"),
            (Python, "app"),
            (Python, "my app.handler"),
            (Java, "example.Hello::"),
            (Java, "a::b::c"),
            (Dotnet, "Orders::Handle"),
            (Binary, ""),
        ];
        for (language, handler) in wrong {
            assert!(!language.accepts(handler), "{handler}");
        }
    }
}
