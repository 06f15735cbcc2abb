//! What stands behind the routes of APIs, read from templates: functions, what their roles reach, services.

use super::estate::{Endpoint, Mapping, Serves};
use super::servers::{Call, Reply};
use super::stack::{Resource, Stack, list, text, truth};
use super::things::{Lost, Need, Things};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The routes of all APIs.
#[derive(Debug)]
pub struct Backends {
    pub routes: Vec<Route>,
    /// APIs and their stages.
    stages: BTreeSet<(String, String)>,
}

/// A route of an API.
#[derive(Debug, Clone)]
pub struct Route {
    /// The id of the API: `api-LOGICAL-REGION`.
    pub api: String,
    /// `GET`, or `ANY`.
    pub method: String,
    /// `/todos/{id}`, `/files/{path+}`, or nothing for whatever no other route takes.
    pub path: String,
    /// What a request without a signature hears.
    pub refusal: Option<u16>,
    /// The logical id of the function that answers.
    pub function: Option<String>,
    /// What must be alive for an answer: that function and what its role reaches, or the service that is called.
    pub needs: BTreeSet<Need>,
    /// What must be alive for the work on what it puts into queues.
    pub behind: BTreeSet<Need>,
    /// What it says if all is well.
    pub reply: Reply,
}

impl Backends {
    /// The routes of all stacks; what one region's functions reach may be declared in another.
    pub fn of(stacks: &[Stack]) -> Backends {
        let things = Things::of(stacks);
        let reader = |stack| Reader { stack, stacks, things: &things };
        let routes = stacks.iter().map(reader).flat_map(|reader| [reader.methods(), reader.routes()].concat());
        Backends { routes: routes.collect(), stages: stacks.iter().flat_map(stages).collect() }
    }

    /// What a host says to a request.
    pub fn reply(&self, endpoint: &Endpoint, host: &str, call: &Call, lost: &Lost) -> Reply {
        let forbidden = Reply::of(403, r#"{"message":"Forbidden"}"#);
        if !endpoint.names.is_empty() && !endpoint.names.iter().any(|name| name == host) {
            return forbidden;
        }
        if matches!(endpoint.serves, Serves::Anything) {
            return Reply::of(200, "ok");
        }
        self.way(endpoint, call).map_or(forbidden, |(api, path)| match self.route(&api, &path, call) {
            None => Reply::of(404, r#"{"message":"Not Found"}"#),
            Some(route) => route.answer(call, lost),
        })
    }

    /// The method and path of the route that takes a request.
    pub fn taken_by(&self, endpoint: &Endpoint, call: &Call) -> Option<String> {
        let (api, path) = self.way(endpoint, call)?;
        self.route(&api, &path, call).map(|route| format!("{} {}", route.method, route.path))
    }

    /// Whether the work behind the route that takes a request can be done.
    pub fn works_behind(&self, endpoint: &Endpoint, call: &Call, lost: &Lost) -> bool {
        let route = self.way(endpoint, call).and_then(|(api, path)| self.route(&api, &path, call));
        route.is_none_or(|route| !route.behind.iter().any(|need| lost.has(need)))
    }

    /// The API that a request to a host reaches, and the path that is left for it.
    fn way(&self, endpoint: &Endpoint, call: &Call) -> Option<(String, String)> {
        let path = call.path.split('?').next().unwrap_or_default();
        match &endpoint.serves {
            Serves::Anything | Serves::Stages { disabled: true, .. } => None,
            Serves::Stages { api, .. } => self.in_stage(api, path),
            Serves::Mappings(mappings) => self.in_mapping(mappings, path),
        }
    }

    /// Whether any API has a stage of this name.
    pub fn has_stage(&self, name: &str) -> bool {
        self.stages.iter().any(|(_, stage)| stage == name)
    }

    /// What stands before the paths of an API under the name that AWS gave it: `/dev`, or nothing.
    pub fn stage_path(&self, api: &str) -> String {
        let stage = self.stages.iter().find(|(of, stage)| of == api && stage != "$default");
        stage.map_or(String::new(), |(_, stage)| format!("/{stage}"))
    }

    fn in_stage(&self, api: &str, path: &str) -> Option<(String, String)> {
        let has = |stage: &str| self.stages.contains(&(api.to_owned(), stage.to_owned()));
        let (first, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
        match (has(first), has("$default")) {
            (true, _) => Some((api.to_owned(), format!("/{rest}"))),
            (false, true) => Some((api.to_owned(), path.to_owned())),
            (false, false) => None,
        }
    }

    fn in_mapping(&self, mappings: &[Mapping], path: &str) -> Option<(String, String)> {
        let rest = |mapping: &Mapping| match mapping.base.as_str() {
            "" => Some(path.to_owned()),
            base => Some(path.strip_prefix('/')?.strip_prefix(base)?.to_owned()).filter(|rest| is_path_end(rest)),
        };
        let fits = mappings.iter().filter(|mapping| rest(mapping).is_some());
        let mapping = fits.max_by_key(|mapping| mapping.base.len())?;
        let rest = rest(mapping).filter(|rest| !rest.is_empty()).unwrap_or_else(|| "/".to_owned());
        self.stages.contains(&(mapping.api.clone(), mapping.stage.clone())).then(|| (mapping.api.clone(), rest))
    }

    fn route(&self, api: &str, path: &str, call: &Call) -> Option<&Route> {
        let fits = |route: &&Route| route.api == api && (route.method == call.method || route.method == "ANY");
        let there = self.routes.iter().filter(fits);
        let ranked = there.filter_map(|route| Some((rank(&route.path, path)?, route.method != "ANY", route)));
        ranked.max_by_key(|(rank, exact, _)| (rank.clone(), *exact)).map(|(.., route)| route)
    }
}

fn is_path_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

impl Route {
    /// What it says to a request.
    fn answer(&self, call: &Call, lost: &Lost) -> Reply {
        match self.refusal.filter(|_| !call.signed) {
            Some(status) => Reply::of(status, r#"{"message":"Forbidden"}"#),
            None if self.needs.iter().any(|need| lost.has(need)) => Reply::of(500, r#"{"message":"broken"}"#),
            None => self.reply.clone(),
        }
    }
}

/// How closely a route fits a path, part by part: said literally, as a variable, as the rest.
fn rank(route: &str, path: &str) -> Option<Vec<u8>> {
    if route.is_empty() {
        return Some(Vec::new());
    }
    let (mut parts, mut rank) = (path.split('/'), Vec::new());
    for wanted in route.split('/') {
        let part = parts.next()?;
        match wanted.strip_prefix('{') {
            None if wanted == part => rank.push(3),
            Some(_) if part.is_empty() => return None,
            Some(name) if name.ends_with("+}") => return Some([rank, vec![1]].concat()),
            Some(_) => rank.push(2),
            None => return None,
        }
    }
    parts.next().is_none().then_some(rank)
}

fn stages(stack: &Stack) -> Vec<(String, String)> {
    let stages = stack.resources(&["AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage"]);
    let stages = stages.iter().map(|stage| &stage.properties);
    stages.map(|stage| (api_of(stage), text(&stage["StageName"]))).collect()
}

fn api_of(properties: &Value) -> String {
    ["RestApiId", "ApiId"].map(|name| text(&properties[name])).concat()
}

/// Reads the routes of one stack.
struct Reader<'s> {
    stack: &'s Stack,
    /// All of them.
    stacks: &'s [Stack],
    things: &'s Things,
}

/// What an integration does.
struct Behind {
    function: Option<String>,
    needs: BTreeSet<Need>,
    reply: Reply,
}

impl Reader<'_> {
    /// The methods of REST APIs.
    fn methods(&self) -> Vec<Route> {
        let methods = self.stack.resources(&["AWS::ApiGateway::Method"]);
        let route = |method: &Value| {
            let behind = self.behind(&method["Integration"]);
            let path = self.path(&text(&method["ResourceId"]));
            let route = self.route(method, &text(&method["HttpMethod"]), if path.is_empty() { "/" } else { &path });
            self.served(route, behind)
        };
        methods.iter().map(|method| route(&method.properties)).collect()
    }

    /// The routes of HTTP APIs.
    fn routes(&self) -> Vec<Route> {
        let routes = self.stack.resources(&["AWS::ApiGatewayV2::Route"]);
        let route = |route: &Value| {
            let behind = self.behind(&self.integration(&text(&route["Target"])));
            let key = text(&route["RouteKey"]);
            let (method, path) = key.split_once(' ').unwrap_or(("ANY", ""));
            let route = self.route(route, method, path);
            self.served(route, behind)
        };
        routes.iter().map(|entry| route(&entry.properties)).collect()
    }

    fn route(&self, properties: &Value, method: &str, path: &str) -> Route {
        Route {
            api: api_of(properties),
            method: method.to_owned(),
            path: path.to_owned(),
            refusal: refusal(properties),
            function: None,
            needs: self.guard(&text(&properties["AuthorizerId"])),
            behind: BTreeSet::new(),
            reply: Reply::of(200, "ok"),
        }
    }

    fn served(&self, route: Route, behind: Behind) -> Route {
        let workers = self.workers(&behind.needs);
        let asked = behind.needs.into_iter().chain(route.needs).collect();
        Route { function: behind.function, needs: asked, behind: workers, reply: behind.reply, ..route }
    }

    /// What those need that work on what is in queues and streams.
    fn workers(&self, sources: &BTreeSet<Need>) -> BTreeSet<Need> {
        let mappings = self.stack.resources(&["AWS::Lambda::EventSourceMapping"]);
        let listens = |mapping: &&Resource| {
            let source = self.things.need(&text(&mapping.properties["EventSourceArn"]));
            source.is_some_and(|source| sources.contains(&source))
        };
        let names = mappings.iter().filter(listens).map(|mapping| text(&mapping.properties["FunctionName"]));
        names.filter_map(|name| self.function(&name)).flat_map(|function| self.needs_of_function(&function)).collect()
    }

    /// The function that a name, an ARN or the URI of an integration means.
    fn function(&self, said: &str) -> Option<Resource> {
        let functions = self.stack.resources(&["AWS::Lambda::Function"]).into_iter();
        let is_meant = |it: &Resource| self.reference(it) == said || names_function(said, &self.stack.arn(&it.logical));
        functions.into_iter().find(is_meant)
    }

    /// What an authorizer needs to let anybody in: its function, with all that this needs.
    fn guard(&self, authorizer: &str) -> BTreeSet<Need> {
        let all = self.stack.resources(&["AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer"]);
        let asked = all.iter().find(|resource| self.reference(resource) == authorizer);
        let function = asked.and_then(|authorizer| self.function(&text(&authorizer.properties["AuthorizerUri"])));
        function.map(|function| self.needs_of_function(&function)).unwrap_or_default()
    }

    /// The path of a resource of a REST API; the root has none.
    fn path(&self, id: &str) -> String {
        let resources = self.stack.resources(&["AWS::ApiGateway::Resource"]);
        let resource = resources.iter().find(|resource| self.reference(resource) == id);
        resource.map_or(String::new(), |resource| {
            let parent = self.path(&text(&resource.properties["ParentId"]));
            format!("{parent}/{}", text(&resource.properties["PathPart"]))
        })
    }

    fn integration(&self, target: &str) -> Value {
        let all = self.stack.resources(&["AWS::ApiGatewayV2::Integration"]);
        let wanted = all.into_iter().find(|resource| format!("integrations/{}", self.reference(resource)) == target);
        wanted.unwrap_or_else(|| panic!("no integration {target}")).properties
    }

    fn reference(&self, resource: &Resource) -> String {
        text(&self.stack.value(&json!({ "Ref": resource.logical })))
    }

    fn behind(&self, integration: &Value) -> Behind {
        let uri = ["Uri", "IntegrationUri"].map(|name| text(&integration[name])).concat();
        match self.function(&uri) {
            _ if integration["Type"] == "MOCK" => {
                Behind { function: None, needs: BTreeSet::new(), reply: mock(integration) }
            }
            Some(function) => Behind {
                function: Some(function.logical.clone()),
                needs: self.needs_of_function(&function),
                reply: Reply::of(200, "ok"),
            },
            None => Behind {
                function: None,
                needs: self.things.mentioned(integration, self.stack.region()),
                reply: Reply::of(200, "ok"),
            },
        }
    }

    /// A function, and what its code asks for: what its role reaches here, and what the same function reaches in other
    /// regions and not here. Its log and its traces do not stop it.
    fn needs_of_function(&self, function: &Resource) -> BTreeSet<Need> {
        let own = self.things.need(&self.stack.arn(&function.logical));
        let here: BTreeSet<Need> = self.reached(function).into_iter().chain(own).collect();
        let elsewhere = self.stacks.iter().filter(|stack| stack.region() != self.stack.region());
        let twins = elsewhere.flat_map(|stack| {
            let twin =
                stack.resources(&["AWS::Lambda::Function"]).into_iter().find(|it| it.logical == function.logical);
            twin.map(|twin| Reader { stack, ..*self }.reached(&twin)).unwrap_or_default()
        });
        let is_asked_for = |need: &Need| need.is_declared() && here.iter().all(|known| known.what != need.what);
        let region = self.stack.region().to_owned();
        let missing = twins.filter(is_asked_for).map(|need| Need { region: region.clone(), missing: true, ..need });
        let missing: Vec<Need> = missing.collect();
        here.into_iter().chain(missing).collect()
    }

    /// What the policies of a function's role allow it to reach.
    fn reached(&self, function: &Resource) -> BTreeSet<Need> {
        let role = text(&function.properties["Role"]);
        let role = role.rsplit('/').next().unwrap_or_default();
        let documents = self.documents(role);
        let statements = documents.iter().flat_map(|document| list(&document["Statement"]));
        let allowed = statements.filter(|statement| statement["Effect"] == "Allow");
        let resources = allowed.flat_map(|statement| list(&statement["Resource"]));
        resources.filter_map(|resource| self.things.need(&text(&resource))).collect()
    }

    /// The policy documents of a role, its own and those that are attached.
    fn documents(&self, role: &str) -> Vec<Value> {
        let attached = self.stack.resources(&["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"]).into_iter();
        let attached = attached.filter(|policy| list(&policy.properties["Roles"]).iter().any(|name| name == role));
        let roles = self.stack.resources(&["AWS::IAM::Role"]).into_iter();
        let own = roles.filter(|resource| self.reference(resource) == role);
        let own = own.flat_map(|role| list(&role.properties["Policies"]));
        attached.map(|policy| policy.properties).chain(own).map(|policy| policy["PolicyDocument"].clone()).collect()
    }
}

/// Whether the URI of an integration calls a function, perhaps by a version or an alias.
fn names_function(uri: &str, arn: &str) -> bool {
    uri.split_once(arn).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with([':', '/']))
}

/// What an anonymous request hears: 403 whatever shuts it out.
fn refusal(properties: &Value) -> Option<u16> {
    let open = matches!(text(&properties["AuthorizationType"]).as_str(), "" | "NONE");
    (!open || truth(&properties["ApiKeyRequired"])).then_some(403)
}

/// The answer of a mock: the status that its request template chooses, if there is a response for it.
fn mock(integration: &Value) -> Reply {
    let template = text(&integration["RequestTemplates"]["application/json"]);
    let digits = template.split("statusCode").nth(1).unwrap_or_default().trim_start_matches(|c: char| !c.is_numeric());
    let status: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let responses = list(&integration["IntegrationResponses"]);
    match responses.iter().find(|response| text(&response["StatusCode"]) == status) {
        Some(response) if !status.is_empty() => {
            Reply::of(status.parse().unwrap(), &text(&response["ResponseTemplates"]["application/json"]))
        }
        _ => Reply::of(500, r#"{"message":"Internal server error"}"#),
    }
}
