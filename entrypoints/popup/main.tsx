import { App } from '../../src/ui/app';
import { startInterface } from '../../src/ui/start';

const root = document.querySelector<HTMLElement>('#root');
if (root) startInterface(root, App, 'popup');
