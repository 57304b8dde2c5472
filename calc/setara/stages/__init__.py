"""The life cycle of an answer: one folder a stage, each with its formulas beside the factors they
use."""
