"""The demo's API on Flask-SocketIO: the same events as servers/socket-io-server.ts."""

import os
from datetime import datetime, timezone

from flask import Flask, request
from flask_socketio import (
    ConnectionRefusedError,
    SocketIO,
    disconnect,
    emit,
    join_room,
    leave_room,
)


def seconds(name):
    """Reads an optional duration from the environment."""
    return {name.lower(): float(os.environ[name])} if name in os.environ else {}


app = Flask(__name__)
socketio = SocketIO(
    app,
    async_mode=os.environ['ASYNC_MODE'],
    cors_allowed_origins=os.environ['PAGE_ORIGINS'].split(','),
    **seconds('PING_INTERVAL'),
    **seconds('PING_TIMEOUT'),
)


def now():
    return datetime.now(timezone.utc).isoformat()


def is_iphone():
    return 'iPhone' in request.headers.get('User-Agent', '')


@app.get('/health')
def health():
    return 'ok'


@socketio.on('connect')
def handle_connect():
    # The real bug of the app that this demo resembles: a name that was never imported, in a
    # branch for iPhones only. The client's CONNECT is then never answered.
    if os.environ.get('IPHONE_BUG') == '1' and is_iphone():
        emit_mobile_safari_info()  # noqa: F821
    if request.headers.get('X-Demo-Fault') == 'connect-unanswered':
        raise RuntimeError('The connect handler fails, as asked by the demo.')


@socketio.on('join_user_room')
def handle_join(data):
    room = f"user_{data['user_id']}"
    join_room(room)
    return {'ok': True, 'detail': f'Joined room {room}'}


@socketio.on('leave_user_room')
def handle_leave(data):
    room = f"user_{data['user_id']}"
    leave_room(room)
    return {'ok': True, 'detail': f'Left room {room}'}


@socketio.on('notify')
def handle_notify(data):
    room = f"user_{data['user_id']}"
    notification = {
        'title': 'New comment',
        'message': 'Your coach commented on your last session.',
        'sent_at': now(),
    }
    emit('notification', notification, to=room)
    return {'ok': True, 'detail': f'Sent to room {room}'}


@socketio.on('program_notify')
def handle_program_notify(data):
    room = f"user_{data['user_id']}"
    notification = {
        'program_id': 7,
        'title': 'Program changed',
        'message': 'Thursday: 5 x 5 squats instead of 3 x 8.',
        'sent_at': now(),
    }
    emit('program_notification', notification, to=room)
    return {'ok': True, 'detail': f'Sent to room {room}'}


@socketio.on('chat')
def handle_chat(data):
    user = request.args.get('user_id', 'guest')
    message = {'user_id': user, 'text': data['text'], 'sent_at': now()}
    emit('chat', message, broadcast=True)
    return {'ok': True, 'detail': 'Delivered'}


@socketio.on('disconnect_me')
def handle_disconnect_me():
    disconnect()


@socketio.on('connect', namespace='/admin')
def handle_admin_connect(auth):
    if not (auth or {}).get('admin'):
        raise ConnectionRefusedError('Not allowed')
