import { describeConversations } from '../describe-conversations';

describeConversations('first factors');
