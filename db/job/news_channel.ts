/**
 * The one channel on which the processes tell each other what has changed: a job's progress
 * (`progressTopic`), a municipality's unread messages (`messagesTopic`), its counts (`talliesTopic`,
 * `findingsTopic`). The payload is the topic, and never says how things stand now: whoever hears it
 * looks.
 */
export const NEWS_CHANNEL = "vrs_news";
