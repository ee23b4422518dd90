/** Entry of viewer.html: opens somebody else's log, offline, in one file. */
import { render } from 'preact';
import '../ui/panel.css';
import './viewer.css';
import { Viewer } from './Viewer.tsx';

const root = document.getElementById('viewer');
if (root) render(<Viewer />, root);
