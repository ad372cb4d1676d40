import { Manage } from '../../src/ui/manage/manage';
import { startInterface } from '../../src/ui/start';

const root = document.querySelector<HTMLElement>('#root');
if (root) startInterface(root, Manage, 'tab');
