import { describeCrashes } from '../browser/crash-suite';

describeCrashes('firefox');
