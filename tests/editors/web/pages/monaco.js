// The Monaco editor with `.sls`, as `editors/monaco/README.md` sets it up.
import * as monaco from 'monaco-editor/editor';
import { register } from '../../../../editors/monaco/sls.js';
import './font.css';

self.MonacoEnvironment = { getWorker: () => new Worker('worker.js') };
register(monaco);

globalThis.monaco = monaco;
globalThis.ready = true;
