/** How often a queued message is tried before it waits for a person (the queue's maxReceiveCount). */
export const mostTries = 5;
