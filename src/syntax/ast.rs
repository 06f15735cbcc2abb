//! The tree of a file, as written.
//!
//! Invariants: the tree never changes after parsing; every node knows its place; nothing in it knows what a
//! name means. Comments stand beside the tree, in order ([`File::comments`]), and blank lines are in the
//! source: the printer weaves both back in by their places.

use crate::source::Span;
use ecow::EcoString;

/// One file.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// What the file declares, in order.
    pub items: Vec<Item>,
    /// Every `//` and `/* */` comment, in order. Doc comments (`///`) are in [`Item::doc`].
    pub comments: Vec<Comment>,
    /// The whole text.
    pub span: Span,
    /// Names of declarations that could not be read; already reported. A use of one is no mistake of its own.
    pub unreadable: Vec<Name>,
}

/// A comment that documents nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// From its first slash to its last character, without the line end.
    pub span: Span,
    /// The text with its slashes and stars.
    pub text: EcoString,
}

/// A name with its place.
#[derive(Debug, Clone)]
pub struct Name {
    /// The name.
    pub text: EcoString,
    /// Its place.
    pub span: Span,
}

/// A string literal without interpolation, where the grammar wants one.
#[derive(Debug, Clone)]
pub struct Text {
    /// The value, escapes resolved.
    pub value: EcoString,
    /// Its place, quotes included.
    pub span: Span,
}

/// A declaration, a wiring or a control structure, with what stands above it.
#[derive(Debug, Clone)]
pub struct Item {
    /// The `///` lines above, joined with newlines, each without its slashes and one leading space.
    pub doc: Option<Text>,
    /// `@allow(SLS0730, "why")`.
    pub allows: Vec<Allow>,
    /// What it is.
    pub node: ItemNode,
    /// From its first keyword to its last character; without doc and allows.
    pub span: Span,
}

/// A suppression: `@allow(SLS0730, "why", until: "2027-01-01")`.
#[derive(Debug, Clone)]
pub struct Allow {
    /// `SLS0730` or the lint's name.
    pub code: Name,
    /// The reason; `None` where it was left out, which is reported.
    pub reason: Option<Text>,
    /// The last day on which it holds.
    pub until: Option<Text>,
    /// The whole annotation.
    pub span: Span,
}

/// The forms of [`Item`].
#[derive(Debug, Clone)]
pub enum ItemNode {
    /// `service NAME { … }`
    Service(Service),
    /// `import { a, b as c } from "./file.sls"`
    Import(Import),
    /// `param NAME: T = default`
    Param(Param),
    /// `input NAME: T { … }`
    Input(Input),
    /// `let NAME = expr`
    Let(Let),
    /// `type NAME = …`
    Type(TypeAlias),
    /// `KIND NAME { … }`: a resource or an instance of a pattern.
    Resource(Resource),
    /// `defaults KIND { … }`
    Defaults(Defaults),
    /// `resource NAME: "AWS::Service::Type" { … }`
    Raw(Raw),
    /// `pattern NAME(params) { … }`
    Pattern(Pattern),
    /// `if cond { … } else { … }`
    If(If),
    /// `for x in list { … }`
    For(For),
    /// `a -> b -> c { options }`
    Wire(Wire),
    /// `output NAME = expr`
    Output(Output),
    /// `moved old -> new`
    Moved(Moved),
    /// `expect …`: a claim; its words are kept as they stand until the prover reads them.
    Expect(Text),
    /// `require cond else "why not"`
    Require(Require),
}

/// `require cond else "why not"`: what has to hold of the values that a pattern, or a program, is given.
#[derive(Debug, Clone)]
pub struct Require {
    /// What has to hold.
    pub condition: Expr,
    /// What is said where it does not.
    pub otherwise: Expr,
}

/// `service NAME { … }`
#[derive(Debug, Clone)]
pub struct Service {
    /// The service's name.
    pub name: Name,
    /// Regions and account-wide settings.
    pub body: Object,
}

/// `import { a, b as c } from "./file.sls"`
#[derive(Debug, Clone)]
pub struct Import {
    /// What is imported.
    pub names: Vec<ImportName>,
    /// `./file.sls` or `std:family`.
    pub from: Text,
}

/// `b as c`
#[derive(Debug, Clone)]
pub struct ImportName {
    /// The name in the other file.
    pub name: Name,
    /// The name here, where it differs.
    pub alias: Option<Name>,
}

/// `param NAME: T = default`, at the top of a file or in the head of a pattern.
#[derive(Debug, Clone)]
pub struct Param {
    /// The `///` lines above it, in the head of a pattern; those of a parameter of a file are its item's.
    pub doc: Option<Text>,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// Its default, without which a value must be given.
    pub default: Option<Expr>,
}

/// `input NAME: T { … }`
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name.
    pub name: Name,
    /// Its type, without `deferred`.
    pub ty: TypeExpr,
    /// Description, default, constraints; empty where the braces were left out.
    pub body: Object,
}

/// `let NAME = expr`
#[derive(Debug, Clone)]
pub struct Let {
    /// Its name.
    pub name: Name,
    /// `let NAME: T = …`, where a type was written.
    pub ty: Option<TypeExpr>,
    /// Its value.
    pub value: Expr,
}

/// `type NAME = …`
#[derive(Debug, Clone)]
pub struct TypeAlias {
    /// Its name.
    pub name: Name,
    /// What it stands for.
    pub ty: TypeExpr,
}

/// `KIND NAME { … }`
#[derive(Debug, Clone)]
pub struct Resource {
    /// The kind or pattern.
    pub kind: Name,
    /// The resource's name.
    pub name: Name,
    /// Its attributes, or the pattern's arguments.
    pub body: Object,
}

/// `defaults KIND { … }`
#[derive(Debug, Clone)]
pub struct Defaults {
    /// The kind.
    pub kind: Name,
    /// Its attributes.
    pub body: Object,
}

/// `resource NAME: "AWS::Service::Type" { … }`
#[derive(Debug, Clone)]
pub struct Raw {
    /// The resource's name.
    pub name: Name,
    /// The CloudFormation type.
    pub ty: Text,
    /// Its properties.
    pub body: Object,
}

/// `pattern NAME(params) { … }`
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub params: Vec<Param>,
    /// What it consists of.
    pub body: Vec<Item>,
}

/// `if cond { … } else { … }`; `else if` is an `otherwise` of one `If`.
#[derive(Debug, Clone)]
pub struct If {
    /// The condition.
    pub condition: Expr,
    /// Where it holds.
    pub then: Vec<Item>,
    /// Where it does not.
    pub otherwise: Option<Vec<Item>>,
}

/// `for x in list { … }`
#[derive(Debug, Clone)]
pub struct For {
    /// The loop's name for an element.
    pub variable: Name,
    /// What is gone through.
    pub list: Expr,
    /// The structure for each element.
    pub body: Vec<Item>,
}

/// `a -> [b, c] -> d { options }`: at least two stages.
#[derive(Debug, Clone)]
pub struct Wire {
    /// What the arrows join, left to right; a list stands for each of its elements.
    pub stages: Vec<Expr>,
    /// The options, which belong to every arrow of the chain that takes them.
    pub options: Option<Object>,
}

/// `output NAME = expr`
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Expr,
}

/// `moved old.path -> new.path`
#[derive(Debug, Clone)]
pub struct Moved {
    /// The former path of names, joined by dots in the source.
    pub from: Vec<Name>,
    /// The path of names today.
    pub to: Vec<Name>,
}

/// `{ key: value … }`
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// The entries in order; keys may repeat, which is reported by the checker.
    pub entries: Vec<Entry>,
    /// Braces included; empty and behind the name where they were left out.
    pub span: Span,
}

/// `key: value`
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key, without quotes.
    pub key: Name,
    /// Its value.
    pub value: Expr,
    /// Both.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub node: ExprNode,
    /// Its place.
    pub span: Span,
}

/// The forms of [`Expr`].
#[derive(Debug, Clone)]
pub enum ExprNode {
    /// `"text ${expression}"` or `"""…"""`.
    Template(Vec<Part>),
    /// `42`
    Int(i64),
    /// `0.5`
    Number(f64),
    /// `true`
    Bool(bool),
    /// `none`
    None,
    /// `30s`
    Duration(Duration),
    /// `512MB`
    Size(Size),
    /// `50%`
    Percent(f64),
    /// A name.
    Name(EcoString),
    /// `x.member`
    Member(Box<Expr>, Name),
    /// `x["GET /ping"]`
    Index(Box<Expr>, Box<Expr>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{ a: 1 }`
    Object(Object),
    /// `!x`, `-x`
    Unary(UnaryOp, Box<Expr>),
    /// `a + b`
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `cond ? a : b`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `join(", ", xs)`, `allow("ses:SendEmail", on: arn)`
    Call(Name, Vec<Argument>),
    /// `[for x in xs if cond: expr]`
    Comprehension(Box<Comprehension>),
    /// `x in "us-east-1"`
    InRegion(Box<Expr>, Box<Expr>),
    /// `metric > 0 for 5m`
    Lasting(Box<Expr>, Box<Expr>),
    /// What could not be read; already reported.
    Missing,
}

/// A piece of a string.
#[derive(Debug, Clone)]
pub enum Part {
    /// Characters, escapes resolved.
    Text(EcoString),
    /// `${expression}`
    Expr(Expr),
}

/// A duration as written: `90s` and `1m` are different texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many of the unit.
    pub amount: i64,
    /// `s`, `m`, `h` or `d`.
    pub unit: char,
}

impl Duration {
    /// In seconds; saturating.
    pub fn seconds(self) -> i64 {
        self.amount.saturating_mul(match self.unit {
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => 1,
        })
    }
}

/// A size as written; 1 MB is 2^20 bytes, as AWS counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many of the unit.
    pub amount: i64,
    /// `KB`, `MB` or `GB`.
    pub unit: SizeUnit,
}

/// The unit of a [`Size`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeUnit {
    /// 2^10 bytes.
    KB,
    /// 2^20 bytes.
    MB,
    /// 2^30 bytes.
    GB,
}

impl Size {
    /// In bytes; saturating.
    pub fn bytes(self) -> i64 {
        self.amount.saturating_mul(match self.unit {
            SizeUnit::KB => 1 << 10,
            SizeUnit::MB => 1 << 20,
            SizeUnit::GB => 1 << 30,
        })
    }
}

/// `f(value)` or `f(name: value)`
#[derive(Debug, Clone)]
pub struct Argument {
    /// The name, where one was written.
    pub name: Option<Name>,
    /// The value.
    pub value: Expr,
}

/// `[for x in xs if cond: expr]`
#[derive(Debug, Clone)]
pub struct Comprehension {
    /// The name for an element.
    pub variable: Name,
    /// What is gone through.
    pub list: Expr,
    /// Which elements count.
    pub condition: Option<Expr>,
    /// What becomes of each.
    pub body: Expr,
}

/// `!`, `-`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `-`
    Minus,
}

/// The binary operators, loosest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its own sign")]
pub enum BinaryOp {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl BinaryOp {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            BinaryOp::Or => "||",
            BinaryOp::And => "&&",
            BinaryOp::Equal => "==",
            BinaryOp::NotEqual => "!=",
            BinaryOp::Less => "<",
            BinaryOp::LessEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterEqual => ">=",
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
            BinaryOp::Remainder => "%",
        }
    }
}

/// A type as written.
#[derive(Debug, Clone)]
pub struct TypeExpr {
    /// What it is.
    pub node: TypeNode,
    /// Its place.
    pub span: Span,
}

/// The forms of [`TypeExpr`].
#[derive(Debug, Clone)]
pub enum TypeNode {
    /// `string`, `function`, `source`, or a name given by `type`.
    Name(EcoString),
    /// `table.write`
    Port(Name, Name),
    /// `"dev" | "production"`, and unions of any types.
    Union(Vec<TypeExpr>),
    /// `"dev"`
    Literal(EcoString),
    /// `T?`
    Optional(Box<TypeExpr>),
    /// `[T]`
    List(Box<TypeExpr>),
    /// `{ a: T, b?: T }`
    Object(Vec<TypeField>),
    /// `{string: T}`
    Map(Box<TypeExpr>),
    /// `deferred T`
    Deferred(Box<TypeExpr>),
    /// What could not be read; already reported.
    Missing,
}

/// `a: T` or `b?: T`
#[derive(Debug, Clone)]
pub struct TypeField {
    /// The field's name.
    pub name: Name,
    /// Whether it may be left out.
    pub optional: bool,
    /// Its type.
    pub ty: TypeExpr,
}
