import type { Task, TaskList } from "graphile-worker";
import type { ViteDevServer } from "vite";

type Tasks = { taskList: TaskList; crontab?: string };

/** The worker's tasks. Under the development server each job is done by the code as it is at that moment. */
export async function loadTasks(vite?: ViteDevServer): Promise<Tasks> {
  if (!vite) return (await import("#app/tasks.server.ts")) as Tasks;
  const load = () => vite.ssrLoadModule("/app/tasks.server.ts") as Promise<Tasks>;
  const { taskList, crontab } = await load();
  const always =
    (name: string): Task =>
    async (payload, helpers) => {
      const task = (await load()).taskList[name];
      if (!task) throw new Error(`There is no task ${name} any more.`);
      return task(payload, helpers);
    };
  return { taskList: Object.fromEntries(Object.keys(taskList).map((name) => [name, always(name)])), crontab };
}
