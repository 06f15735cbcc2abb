//! Local servers that stand for hosts. What one does with a request can be changed while it runs.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// A request.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: String,
    pub path: String,
    /// With a key, a token or a signature; which one is not looked at.
    pub signed: bool,
}

impl Call {
    /// What a health checker sends: a `GET` without a signature.
    pub fn get(path: &str) -> Call {
        Call::to("GET", path)
    }

    pub fn to(method: &str, path: &str) -> Call {
        Call { method: method.to_owned(), path: path.to_owned(), signed: false }
    }

    pub fn signed(self) -> Call {
        Call { signed: true, ..self }
    }
}

/// What a server says to a request for a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub body: String,
}

impl Reply {
    pub fn of(status: u16, body: &str) -> Reply {
        Reply { status, body: body.to_owned() }
    }
}

/// What a healthy server answers, by the host that is asked for and the request.
pub type Answers = Box<dyn Fn(&str, &Call) -> Reply + Send>;

/// What a server does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// It answers as it should.
    Healthy,
    /// It answers everything with one status.
    Status(u16),
    /// It takes connections and says nothing.
    Silent,
    /// It refuses connections.
    Closed,
}

/// What a client gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Refused,
    /// A connection, and then nothing.
    Nothing,
    Answer(Reply),
}

/// A running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    behaviour: Arc<Mutex<Behaviour>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// How long a silent server is listened to. On the clock of the simulation that is as long as a checker waits.
const SILENCE: Duration = Duration::from_millis(10);

/// How often a reader looks whether something came.
const ROUNDS: usize = 5000;

/// Silent connections that a server holds; older ones are let go.
const HELD: usize = 16;

/// A port that is taken by a socket that does not listen, so that whoever connects is refused. A closed port that
/// nobody holds could become the port of another test's server.
struct Refusing {
    _listener: TcpListener,
    near: TcpStream,
}

static REFUSING: LazyLock<Refusing> = LazyLock::new(|| {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    Refusing { _listener: listener, near }
});

impl Server {
    pub fn start(answers: Answers) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let behaviour = Arc::new(Mutex::new(Behaviour::Healthy));
        let stopped = Arc::new(AtomicBool::new(false));
        let (says, ends) = (Arc::clone(&behaviour), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || serve(&listener, &says, &ends, &answers));
        Server { address, behaviour, stopped, thread: Some(thread) }
    }

    pub fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().unwrap() = behaviour;
    }

    fn does(&self, behaviour: Behaviour) -> bool {
        *self.behaviour.lock().unwrap() == behaviour
    }

    fn address(&self) -> SocketAddr {
        if self.does(Behaviour::Closed) { REFUSING.near.local_addr().unwrap() } else { self.address }
    }

    /// Opens a connection, if the server takes it. Where nobody listens, the kernel may choose the very port that is
    /// called for the caller, and TCP then connects it to itself: that is a refusal, too.
    pub fn connect(&self) -> Option<TcpStream> {
        let stream = TcpStream::connect(self.address()).ok()?;
        (stream.local_addr().unwrap() != stream.peer_addr().unwrap()).then_some(stream)
    }

    /// Asks for a host.
    pub fn ask(&self, host: &str, call: &Call) -> Heard {
        let Some(mut stream) = self.connect() else { return Heard::Refused };
        let signature = if call.signed { "Authorization: yes\r\n" } else { "" };
        let head = format!("{} {} HTTP/1.1\r\nHost: {host}\r\n{signature}\r\n", call.method, call.path);
        stream.set_read_timeout(Some(SILENCE)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        self.listen(&mut stream)
    }

    /// Reads to the end. A server that is only slow, because the machine is busy, is waited for, though not for ever.
    fn listen(&self, stream: &mut TcpStream) -> Heard {
        let (mut read, mut part) = (Vec::new(), [0; 4096]);
        for _ in 0..ROUNDS {
            match stream.read(&mut part) {
                Ok(0) => return Heard::Answer(reply(&String::from_utf8_lossy(&read))),
                Ok(length) => read.extend_from_slice(&part[..length]),
                Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    panic!("a server of the test is gone: {error}")
                }
                Err(_) if self.does(Behaviour::Silent) => return Heard::Nothing,
                Err(_) => {}
            }
        }
        panic!("a server of the test does not answer");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let woken = TcpStream::connect(self.address);
        if let (Ok(_), Some(thread)) = (woken, self.thread.take()) {
            thread.join().unwrap();
        }
    }
}

fn reply(text: &str) -> Reply {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
    Reply::of(head.split(' ').nth(1).unwrap().parse().unwrap(), body)
}

fn serve(listener: &TcpListener, behaviour: &Mutex<Behaviour>, stopped: &AtomicBool, answers: &Answers) {
    let mut held = Vec::new();
    for stream in listener.incoming() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        let now = *behaviour.lock().unwrap();
        match (now, stream) {
            (Behaviour::Silent, Ok(stream)) => held.insert(0, stream),
            (Behaviour::Status(status), Ok(stream)) => respond(stream, &|_, _| Reply::of(status, "broken")),
            (_, Ok(stream)) => respond(stream, answers),
            (_, Err(_)) => {}
        }
        held.truncate(HELD);
    }
}

/// Answers one request. A client that is gone, or sends none, is nobody's trouble.
fn respond(mut stream: TcpStream, answers: &dyn Fn(&str, &Call) -> Reply) {
    let Some((host, call)) = request(&stream) else { return };
    let Reply { status, body } = answers(&host, &call);
    let head = format!("HTTP/1.1 {status} said\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _gone = stream.write_all((head + &body).as_bytes());
}

fn request(stream: &TcpStream) -> Option<(String, Call)> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let mut words = first.split(' ');
    let mut call = Call::to(words.next()?, words.next()?);
    let mut host = String::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        match line.split_once(": ") {
            Some(("Host", name)) => name.clone_into(&mut host),
            Some(("Authorization", _)) => call.signed = true,
            _ => {}
        }
    }
    Some((host, call))
}
