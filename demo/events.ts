/** What the server answers to every event of the client. */
export interface Answer {
  ok: boolean;
  detail: string;
}

/** Tells the sender what became of its event. */
export type Acknowledge = (answer: Answer) => void;

/** A message for one user. */
export interface Notification {
  title: string;
  message: string;
  sent_at: string;
}

/** A message for one user about a training program. */
export interface ProgramNotification extends Notification {
  program_id: number;
}

/** A chat line as everyone receives it. */
export interface ChatMessage {
  user_id: string;
  text: string;
  sent_at: string;
}

/** Events that a page sends. */
export interface ClientEvents {
  join_user_room: (request: { user_id: string }, acknowledge: Acknowledge) => void;
  leave_user_room: (request: { user_id: string }, acknowledge: Acknowledge) => void;
  notify: (request: { user_id: string }, acknowledge: Acknowledge) => void;
  program_notify: (request: { user_id: string }, acknowledge: Acknowledge) => void;
  chat: (message: { text: string }, acknowledge: Acknowledge) => void;
  disconnect_me: () => void;
}

/** Events that a page receives. */
export interface ServerEvents {
  notification: (notification: Notification) => void;
  program_notification: (notification: ProgramNotification) => void;
  chat: (message: ChatMessage) => void;
}
