import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchPage } from '../src/page/handle';

export default defineUnlistedScript(watchPage);
