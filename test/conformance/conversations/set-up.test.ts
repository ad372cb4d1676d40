import { describeConversations } from '../describe-conversations';

describeConversations('set-up', 'account');
