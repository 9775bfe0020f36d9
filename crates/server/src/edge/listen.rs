//! Takes connections, so many at once, and ends those that keep us waiting.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use spotlight_public::Front;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tower::Service as _;

use super::{Arrival, Tls};

/// How long a handshake may take, and the head of a request from when one may come: an idle connection ends with it.
const HANDSHAKE: Duration = Duration::from_secs(10);
const HEAD: Duration = Duration::from_secs(30);

/// How long the other end may take nothing of what we send.
const UNREAD: Duration = Duration::from_secs(30);

/// How long it may send nothing at all. The longest that an answer takes to begin is part of it.
const SILENCE: Duration = Duration::from_mins(5);

/// The most bytes of a request's head, and requests at once on one connection of HTTP/2.
const MOST_HEAD: usize = 64 * 1024;
const STREAMS: u32 = 100;

/// Between attempts to take connections when the system gives none, as when there are no more file descriptors.
const AGAIN: Duration = Duration::from_secs(1);

/// What may be there at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    /// Connections; whoever comes then waits until one has ended.
    pub(crate) connections: usize,
    /// How long answers that are under way may take when the service is told to stop.
    pub(crate) patience: Duration,
}

/// Serves connections until told to stop, then those that are open for a while longer.
pub(crate) async fn listen(
    listener: TcpListener,
    front: Front,
    tls: Option<Arc<Tls>>,
    limit: Limit,
    mut stop: watch::Receiver<bool>,
) {
    let slots = Arc::new(Semaphore::new(limit.connections));
    let open = GracefulShutdown::new();
    loop {
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            next = next => next,
            // An error means that the sender is gone, which is a reason to stop as well.
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let Ok(slot) = slot else { break };
        match accepted {
            Ok((stream, address)) => {
                let connection = Connection { front: front.clone(), tls: tls.clone(), watcher: open.watcher(), slot };
                tokio::spawn(connection.serve(stream, address));
            }
            // Whoever knocked has gone again.
            Err(error) if is_of_the_other_end(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "no connection can be taken");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
    drop(listener);
    // What is not done by then is cut off when the process ends.
    let _ = tokio::time::timeout(limit.patience, open.shutdown()).await;
}

fn is_of_the_other_end(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

struct Connection {
    front: Front,
    tls: Option<Arc<Tls>>,
    watcher: Watcher,
    /// Given back when the connection ends.
    slot: OwnedSemaphorePermit,
}

impl Connection {
    async fn serve(self, stream: TcpStream, address: SocketAddr) {
        // Answers are written whole; waiting for more to send helps nobody. A socket that refuses is served all the same.
        let _ = stream.set_nodelay(true);
        let arrival = Arrival { peer: address.ip(), tls: self.tls.is_some() };
        let Some(tls) = &self.tls else { return self.http1(stream, arrival).await };
        let handshake = TlsAcceptor::from(tls.config()).accept(stream);
        // A failed handshake is the other end's affair, and its reason could name it.
        let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, handshake).await else { return };
        if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
            self.http2(stream, arrival).await;
        } else {
            self.http1(stream, arrival).await;
        }
    }

    async fn http1(self, stream: impl AsyncRead + AsyncWrite + Send + 'static, arrival: Arrival) {
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_header_size(MOST_HEAD)
            .serve_connection(TokioIo::new(Box::pin(timed(stream))), Answers { front: self.front, arrival });
        // That a connection broke is no fault of ours.
        let _ = self.watcher.watch(connection).await;
        drop(self.slot);
    }

    async fn http2(self, stream: impl AsyncRead + AsyncWrite + Send + 'static, arrival: Arrival) {
        let connection = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .max_concurrent_streams(STREAMS)
            .max_header_list_size(MOST_HEAD as u32)
            .serve_connection(TokioIo::new(Box::pin(timed(stream))), Answers { front: self.front, arrival });
        let _ = self.watcher.watch(connection).await;
        drop(self.slot);
    }
}

fn timed<S: AsyncRead + AsyncWrite>(stream: S) -> TimeoutStream<S> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_read_timeout(Some(SILENCE));
    stream.set_write_timeout(Some(UNREAD));
    stream
}

/// The routes, told how requests arrive.
struct Answers {
    front: Front,
    arrival: Arrival,
}

impl hyper::service::Service<Request<Incoming>> for Answers {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = <Front as tower::Service<Request<Body>>>::Future;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.arrival);
        // They are always ready.
        self.front.clone().call(request.map(Body::new))
    }
}
