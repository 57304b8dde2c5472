from bench import compare, latency, start_up

start_up.main()
latency.main()
compare.main()
