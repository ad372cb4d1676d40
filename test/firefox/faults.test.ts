import { describeFaults } from '../browser/faults-suite';

describeFaults('firefox');
