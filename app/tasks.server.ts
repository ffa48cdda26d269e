import type { TaskList } from "graphile-worker";

/** One shell for each kind of later work; each calls one act. */
export const taskList: TaskList = {};
