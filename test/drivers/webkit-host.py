#!/usr/bin/python3
"""A small WebKitGTK browser for WebKitWebDriver, with what MiniBrowser lacks.

It has a persistent profile, an exact viewport, a download directory, and a
control socket for what WebDriver cannot do: trusted touch, hiding the window.
Each line sent there is a JSON command, each line back is {"ok": true} or
{"ok": false, "error": "..."}:
    {"op": "hide"}   {"op": "show"}
    {"op": "touch", "type": "begin|update|end|cancel", "x": 10, "y": 20, "id": 1}
Lines on standard output which begin with DOWNLOAD- or WEBPROCESS- are events.
"""
import argparse
import ctypes
import json
import os
import socket
import time

import gi

gi.require_version('Gdk', '3.0')
gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

windows = []


def parse_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--size', default='390x844', help='viewport in CSS pixels')
    parser.add_argument('--profile', required=True, help='directory for storage and cookies')
    parser.add_argument('--downloads', required=True, help='directory for finished downloads')
    parser.add_argument('--user-agent')
    parser.add_argument('--language', help='BCP 47 tag for navigator.language and Accept-Language')
    parser.add_argument('--dark', action='store_true', help='prefers-color-scheme: dark')
    parser.add_argument('--features', default='', help='WebKit features, e.g. +WebShare,-SharedWorker')
    parser.add_argument('--control', help='path of the control socket')
    # WebKitWebDriver may add arguments of its own.
    return parser.parse_known_args()[0]


def create_context(options):
    manager = WebKit2.WebsiteDataManager(
        base_data_directory=os.path.join(options.profile, 'data'),
        base_cache_directory=os.path.join(options.profile, 'cache'),
    )
    context = WebKit2.WebContext(website_data_manager=manager)
    context.set_automation_allowed(True)
    context.get_cookie_manager().set_persistent_storage(
        os.path.join(options.profile, 'cookies.sqlite'), WebKit2.CookiePersistentStorage.SQLITE
    )
    if options.language:
        context.set_preferred_languages([options.language])
    context.connect('download-started', lambda _, download: follow_download(download, options.downloads))
    context.connect('automation-started', lambda _, session: begin_automation(session, context, options))
    return context


def begin_automation(session, context, options):
    info = WebKit2.ApplicationInfo()
    info.set_name('sockscope-host')
    info.set_version(
        WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
    )
    session.set_application_info(info)
    session.connect('create-web-view::tab', lambda _: open_window(context, options))
    session.connect('create-web-view::window', lambda _: open_window(context, options))


def create_settings(options):
    settings = WebKit2.Settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    if options.user_agent:
        settings.set_user_agent(options.user_agent)
    wanted = {name.lstrip('+-').lower(): not name.startswith('-') for name in options.features.split(',') if name}
    features = WebKit2.Settings.get_all_features()
    for index in range(features.get_length()):
        feature = features.get(index)
        enabled = wanted.get(feature.get_identifier().lower())
        if enabled is not None:
            settings.set_feature_enabled(feature, enabled)
    return settings


def open_window(context, options, opener=None):
    # A related view takes its context from its opener, and refuses to be given one.
    family = {'related_view': opener} if opener else {'web_context': context}
    view = WebKit2.WebView(is_controlled_by_automation=True, settings=create_settings(options), **family)
    window = Gtk.Window()
    width, height = map(int, options.size.split('x'))
    window.set_default_size(width, height)
    window.add(view)
    window.show_all()
    windows.append(window)
    # Handled and not answered is dismissed; WebDriver would do so only at its next command.
    view.connect('script-dialog', lambda *_: True)
    view.connect('close', lambda _: window.destroy())
    view.connect('create', lambda parent, _: open_window(context, options, parent))
    view.connect('web-process-terminated', lambda _, reason: report('WEBPROCESS-TERMINATED', reason.value_nick))
    window.connect('destroy', forget_window)
    return view


def forget_window(window):
    windows.remove(window)
    if not windows:
        Gtk.main_quit()


def report(event, detail):
    print(event, detail, flush=True)


def follow_download(download, folder):
    def choose_destination(download, suggested):
        path = free_path(folder, os.path.basename(suggested) or 'download')
        download.set_destination(GLib.filename_to_uri(path, None))
        return True

    download.connect('decide-destination', choose_destination)
    download.connect('finished', lambda d: report('DOWNLOAD-FINISHED', d.get_destination()))
    download.connect('failed', lambda _, error: report('DOWNLOAD-FAILED', error.message))


def free_path(folder, name):
    stem, extension = os.path.splitext(name)
    path = os.path.join(folder, name)
    count = 1
    while os.path.exists(path):
        path = os.path.join(folder, f'{stem} ({count}){extension}')
        count += 1
    return path


class TouchEvent(ctypes.Structure):
    """GdkEventTouch; PyGObject cannot write its fields."""

    _fields_ = [
        ('type', ctypes.c_int), ('window', ctypes.c_void_p), ('send_event', ctypes.c_int8),
        ('time', ctypes.c_uint32), ('x', ctypes.c_double), ('y', ctypes.c_double),
        ('axes', ctypes.c_void_p), ('state', ctypes.c_uint), ('sequence', ctypes.c_void_p),
        ('emulating_pointer', ctypes.c_int), ('device', ctypes.c_void_p),
        ('x_root', ctypes.c_double), ('y_root', ctypes.c_double),
    ]


def send_touch(kind, x, y, finger):
    gdk, gtk, gobject = (ctypes.CDLL(f'lib{name}.so.0') for name in ('gdk-3', 'gtk-3', 'gobject-2.0'))
    gdk.gdk_event_new.restype = gobject.g_object_ref.restype = ctypes.c_void_p
    gdk.gdk_event_set_device.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    gtk.gtk_main_do_event.argtypes = gobject.g_object_ref.argtypes = [ctypes.c_void_p]

    pointer = gdk.gdk_event_new(int(getattr(Gdk.EventType, f'TOUCH_{kind.upper()}')))
    event = ctypes.cast(pointer, ctypes.POINTER(TouchEvent)).contents
    # hash() of a PyGObject wrapper is the address of the object behind it.
    event.window = gobject.g_object_ref(hash(windows[-1].get_child().get_window()))
    event.time = int(time.monotonic() * 1000) & 0xFFFFFFFF
    event.x = event.x_root = x
    event.y = event.y_root = y
    event.sequence = finger
    event.emulating_pointer = finger == 1
    gdk.gdk_event_set_device(pointer, hash(Gdk.Display.get_default().get_default_seat().get_pointer()))
    gtk.gtk_main_do_event(pointer)


def obey(command):
    if command['op'] == 'hide':
        windows[-1].hide()
    elif command['op'] == 'show':
        windows[-1].show_all()
    elif command['op'] == 'touch':
        send_touch(command['type'], float(command['x']), float(command['y']), int(command.get('id', 1)))
    else:
        raise ValueError(f'unknown op {command["op"]}')


def answer(line):
    try:
        obey(json.loads(line))
        return {'ok': True}
    except Exception as error:  # a bad command must not end the browser
        return {'ok': False, 'error': repr(error)}


def serve_control(path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen(4)

    def on_connection(*_):
        connection = server.accept()[0]
        lines = connection.makefile('rw')

        def on_line(*_):
            line = lines.readline()
            if not line:
                connection.close()
                return False
            lines.write(json.dumps(answer(line)) + '\n')
            lines.flush()
            return True

        GLib.io_add_watch(connection.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_line)
        return True

    GLib.io_add_watch(server.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN, on_connection)
    return server


if __name__ == '__main__':
    given = parse_options()
    if given.dark:
        Gtk.Settings.get_default().set_property('gtk-application-prefer-dark-theme', True)
    the_context = create_context(given)
    the_server = serve_control(given.control) if given.control else None
    Gtk.main()
