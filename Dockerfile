# The bot, the reader and the commands in one image. Runs as nobody in particular, on a root that is only read:
# what is written goes to /data (state, files), /index (index, locks) and /tmp.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json ./
# LanceDB is not part of a plain installation: 230 MB that one machine doesn't need.
RUN npm ci --omit=dev --no-audit --no-fund && npm install --no-save --no-audit --no-fund @lancedb/lancedb@0.39.0 \
  && npm cache clean --force
COPY scripts scripts
COPY seeds seeds
COPY src src
RUN mkdir /data /index && chown node:node /data /index
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data INDEX_DIR=/index
VOLUME ["/data", "/index"]
EXPOSE 8787
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM drains: what is in flight is finished, the rest is another replica's.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=50", "--import", "./scripts/check-node.mjs", "src/main.ts"]
