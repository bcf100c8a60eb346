/** One message to many connections; encoded once where their transport can do that (`Connection.sendToMany`). */
import type { Connection } from "./connection.ts";

export function sendToAll(connections: readonly Connection[], name: string, message: unknown): void {
  const [first] = connections;
  if (first?.sendToMany !== undefined && connections.length > 1) first.sendToMany(connections, name, message);
  else for (const connection of connections) connection.send(name, message);
}
