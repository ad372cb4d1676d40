import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawRegion } from '../src/page/region';
import { scanArgument } from '../src/page/scan-argument';

export default defineUnlistedScript({ main: () => drawRegion(window, scanArgument()) });
