import { describeFilling } from '../browser/fill-suite';

describeFilling('firefox');
