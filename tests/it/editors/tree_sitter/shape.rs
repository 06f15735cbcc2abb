//! The shape of a program in words, as `tests/editors/tree-sitter/shapes.py` tells it of the other tree: what is declared in
//! what, and which operands each operator has. The characters of strings and the digits of numbers are left out.

use slsc::syntax::ast::{
    Argument, Expr, ExprNode, File, If, Item, ItemNode, Name, Object, Param, Part, TypeExpr, TypeNode, UnaryOp,
};

/// The shape of a file.
pub fn of(file: &File) -> String {
    items(&file.items)
}

/// `(a b)`; parts that are empty are left out.
fn words(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("({})", parts.join(" "))
}

fn text(name: &Name) -> String {
    name.text.to_string()
}

fn items(items: &[Item]) -> String {
    items.iter().map(item).collect::<Vec<_>>().join(" ")
}

fn item(item: &Item) -> String {
    let head = |kind: &str, name: &Name| vec![kind.to_owned(), text(name)];
    match &item.node {
        ItemNode::Service(service) => words([head("service", &service.name), vec![object(&service.body)]].concat()),
        ItemNode::Import(import) => {
            words(std::iter::once("import".to_owned()).chain(import.names.iter().map(|name| text(&name.name))))
        }
        ItemNode::Param(param) => words(["param".to_owned(), parameter(param)]),
        ItemNode::Input(input) => {
            words([head("input", &input.name), vec![ty(&input.ty), object(&input.body)]].concat())
        }
        ItemNode::Let(declared) => {
            let annotated = declared.ty.as_ref().map(ty).unwrap_or_default();
            words([head("let", &declared.name), vec![annotated, value(&declared.value)]].concat())
        }
        ItemNode::Type(alias) => words([head("type", &alias.name), vec![ty(&alias.ty)]].concat()),
        ItemNode::Resource(resource) => {
            let head = head("resource", &resource.kind);
            words([head, vec![text(&resource.name), object(&resource.body)]].concat())
        }
        ItemNode::Defaults(defaults) => {
            words([head("defaults", &defaults.kind), vec![object(&defaults.body)]].concat())
        }
        ItemNode::Raw(raw) => words([head("raw_resource", &raw.name), vec![object(&raw.body)]].concat()),
        ItemNode::Pattern(pattern) => {
            let parameters: Vec<String> = pattern.params.iter().map(parameter).collect();
            let body = vec![format!("({})", parameters.join(" ")), items(&pattern.body)];
            words([head("pattern", &pattern.name), body].concat())
        }
        ItemNode::If(branch) => self::branch(branch),
        ItemNode::For(each) => {
            words([head("for", &each.variable), vec![value(&each.list), items(&each.body)]].concat())
        }
        ItemNode::Wire(wire) => {
            let options = wire.options.as_ref().map(object).unwrap_or_default();
            let stages = wire.stages.iter().map(value).collect();
            words([vec!["wiring".to_owned()], stages, vec![options]].concat())
        }
        ItemNode::Output(output) => words([head("output", &output.name), vec![value(&output.value)]].concat()),
        ItemNode::Moved(moved) => {
            let path = |names: &[Name]| names.iter().map(text).collect::<Vec<_>>().join(".");
            words(["moved".to_owned(), path(&moved.from), path(&moved.to)])
        }
        ItemNode::Expect(_) => words(["expect".to_owned()]),
        ItemNode::Require(require) => {
            words(["require".to_owned(), value(&require.condition), value(&require.otherwise)])
        }
    }
}

fn branch(branch: &If) -> String {
    let block = |block: &[Item]| format!("({})", items(block));
    let otherwise = branch.otherwise.as_deref().map(block).unwrap_or_default();
    words(["if".to_owned(), value(&branch.condition), block(&branch.then), otherwise])
}

fn parameter(param: &Param) -> String {
    words([text(&param.name), ty(&param.ty), param.default.as_ref().map(value).unwrap_or_default()])
}

fn object(object: &Object) -> String {
    let entries: Vec<String> = object.entries.iter().map(|entry| format!(":{}", value(&entry.value))).collect();
    format!("{{{}}}", entries.join(" "))
}

fn value(expr: &Expr) -> String {
    let sign = |sign: &str, operands: &[&Expr]| {
        words(std::iter::once(sign.to_owned()).chain(operands.iter().map(|operand| value(operand))))
    };
    match &expr.node {
        ExprNode::Template(parts) => {
            words(std::iter::once("text".to_owned()).chain(parts.iter().map(|part| match part {
                Part::Text(_) => String::new(),
                Part::Expr(expr) => value(expr),
            })))
        }
        ExprNode::Int(_) | ExprNode::Number(_) | ExprNode::Duration(_) | ExprNode::Size(_) | ExprNode::Percent(_) => {
            "#".to_owned()
        }
        ExprNode::Bool(truth) => truth.to_string(),
        ExprNode::None => "none".to_owned(),
        ExprNode::Name(name) => name.to_string(),
        ExprNode::Member(base, member) => words([".".to_owned(), value(base), text(member)]),
        ExprNode::Index(base, index) => sign("at", &[base, index]),
        ExprNode::List(values) => format!("[{}]", values.iter().map(value).collect::<Vec<_>>().join(" ")),
        ExprNode::Object(object) => self::object(object),
        ExprNode::Unary(UnaryOp::Not, operand) => sign("!", &[operand]),
        ExprNode::Unary(UnaryOp::Minus, operand) => sign("-", &[operand]),
        ExprNode::Binary(operator, left, right) => sign(operator.sign(), &[left, right]),
        ExprNode::Conditional(condition, then, otherwise) => sign("?", &[condition, then, otherwise]),
        ExprNode::Call(name, arguments) => {
            words(["call".to_owned(), text(name)].into_iter().chain(arguments.iter().map(argument)))
        }
        ExprNode::Comprehension(each) => {
            let condition = each.condition.as_ref().map(value).unwrap_or_default();
            words(["each".to_owned(), text(&each.variable), value(&each.list), condition, value(&each.body)])
        }
        ExprNode::InRegion(resource, region) => sign("in", &[resource, region]),
        ExprNode::Lasting(condition, duration) => sign("for", &[condition, duration]),
        ExprNode::Missing => "missing".to_owned(),
    }
}

fn argument(argument: &Argument) -> String {
    let name = argument.name.as_ref().map(|name| format!("{}:", name.text)).unwrap_or_default();
    name + &value(&argument.value)
}

fn ty(of: &TypeExpr) -> String {
    match &of.node {
        TypeNode::Name(name) => name.to_string(),
        TypeNode::Port(kind, port) => words([".".to_owned(), text(kind), text(port)]),
        TypeNode::Union(types) => words(std::iter::once("|".to_owned()).chain(types.iter().map(ty))),
        TypeNode::Literal(_) => "text".to_owned(),
        TypeNode::Optional(inner) => words(["?".to_owned(), ty(inner)]),
        TypeNode::List(inner) => format!("[{}]", ty(inner)),
        TypeNode::Map(inner) => format!("{{string:{}}}", ty(inner)),
        TypeNode::Deferred(inner) => words(["deferred".to_owned(), ty(inner)]),
        TypeNode::Object(fields) => {
            let optional = |optional: bool| if optional { "?" } else { "" };
            let field = |name: &Name, sign: &str, inner: &TypeExpr| format!("{}{sign}:{}", name.text, ty(inner));
            let fields = fields.iter().map(|one| field(&one.name, optional(one.optional), &one.ty));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(" "))
        }
        TypeNode::Missing => "missing".to_owned(),
    }
}
