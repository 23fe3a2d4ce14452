kind-column = Column chart
