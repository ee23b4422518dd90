"""A stand-in for the package simple-websocket, which Debian 12 does not have: as much of it as python-engineio uses."""

import wsproto
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Ping,
    Request,
    TextMessage,
)


class ConnectionClosed(Exception):
    """The other side is gone."""


class Server:
    """One WebSocket, served from the socket that gunicorn's threaded worker lends."""

    def __init__(self, environ):
        self.socket = environ['gunicorn.socket'].dup()
        self.connection = wsproto.WSConnection(wsproto.ConnectionType.SERVER)
        self.events = iter(())
        self.text = ''
        self.connection.receive_data(handshake(environ))
        for event in self.connection.events():
            if isinstance(event, Request):
                self.write(AcceptConnection())

    def write(self, event):
        try:
            self.socket.sendall(self.connection.send(event))
        except OSError as error:
            raise ConnectionClosed() from error

    def send(self, message):
        binary = isinstance(message, (bytes, bytearray))
        self.write(BytesMessage(data=message) if binary else TextMessage(data=message))

    def close(self):
        try:
            self.write(CloseConnection(code=1000))
        except Exception:  # it may be closed already
            pass
        self.socket.close()

    def receive(self):
        parts = []
        while True:
            for event in self.events:
                if isinstance(event, (TextMessage, BytesMessage)):
                    parts.append(event.data)
                    if event.message_finished:
                        return type(event.data)().join(parts)
                elif isinstance(event, Ping):
                    self.write(event.response())
                elif isinstance(event, CloseConnection):
                    raise ConnectionClosed()
            data = self.read()
            self.connection.receive_data(data)
            self.events = self.connection.events()

    def read(self):
        try:
            data = self.socket.recv(65536)
        except OSError as error:
            raise ConnectionClosed() from error
        if not data:
            raise ConnectionClosed()
        return data


def handshake(environ):
    """The request, written once more from what WSGI has made of it."""
    lines = [f"GET {environ['PATH_INFO']} HTTP/1.1"]
    for name, value in environ.items():
        if name.startswith('HTTP_') and 'EXTENSIONS' not in name:
            lines.append(f"{name[5:].replace('_', '-')}: {value}")
    return ('\r\n'.join(lines) + '\r\n\r\n').encode('latin-1')
