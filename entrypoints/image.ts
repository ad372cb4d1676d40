import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { seeImage } from '../src/page/image';
import { scanArgument } from '../src/page/scan-argument';

export default defineUnlistedScript(() => seeImage(window, scanArgument()));
