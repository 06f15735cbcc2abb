import { patience } from "./messaging/queues.sls"

pattern with_alarm(watched: queue, notify: topic) {
  alarm stuck { when: watched.age > patience for 10m, notify: notify }
}
