import { describeConversations } from '../describe-conversations';

describeConversations('faults', 'recorded');
