// Preloaded by a test: has this process say that it is another Node.
Object.defineProperty(process, 'version', { value: process.env.FAKE_NODE_VERSION });
