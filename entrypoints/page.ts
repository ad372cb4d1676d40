import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { installPageHandle } from '../src/page/handle';

export default defineUnlistedScript(installPageHandle);
