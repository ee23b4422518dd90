"""The lab's API on Flask-SocketIO: what it does, right or wrong, is in the environment variable LAB (JSON)."""

import json
import os
import time

from flask import Flask, request
from flask_socketio import ConnectionRefusedError, SocketIO, disconnect, emit

settings = json.loads(os.environ['LAB'])
connecting = settings.get('connect', 'accept')

app = Flask(__name__)
socketio = SocketIO(app, **settings['socketio'])


@app.get('/health')
def health():
    return 'ok'


@socketio.on('connect')
def handle_connect():
    if connecting == 'throw':
        raise RuntimeError('The connect handler fails, as asked by the lab.')
    if connecting == 'refuse':
        raise ConnectionRefusedError('Not today')
    if connecting == 'expired':
        raise ConnectionRefusedError('jwt expired')
    if connecting == 'false':
        return False
    if connecting == 'disconnect':
        disconnect()
    if connecting == 'slow':
        socketio.sleep(settings['seconds'])
    if connecting == 'emit':
        emit('notification', {'title': 'Hello', 'message': 'You are connected.', 'sent_at': '2026-01-01T00:00:00Z'})
    return None


@socketio.on('join_user_room')
def handle_join(data):
    if settings.get('join') == 'throw':
        join_room(f"user_{data['user_id']}")  # noqa: F821
    if settings.get('join') == 'block':
        time.sleep(settings['seconds'])
    return {'ok': True, 'detail': 'Joined'}


@socketio.on('chat')
def handle_chat(data):
    message = {'user_id': request.args.get('user_id', 'guest'), 'text': data['text'][:100], 'sent_at': '2026-01-01T00:00:00Z'}
    emit('chat', message, broadcast=True)
    return {'ok': True, 'detail': 'Delivered'}


@socketio.on('disconnect_me')
def handle_disconnect_me():
    disconnect()
