import { describeConversations } from '../describe-conversations';

describeConversations('second factors', 'devices');
